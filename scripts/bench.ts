import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { makeSiteData, startSite, type SiteData } from '../tests/support/site';
import { residentMegabytes, timeByTurns } from './bench/measure';
import { buildIfNeeded } from './build-if-needed';

// `npm run bench`: the front page's uncached render with few and with many items, on the built site.
const sizes = [200, 20_000];
const warmUpRounds = 30;
const rounds = 200;
const highestRatio = 1.5;

async function fill(data: SiteData, count: number): Promise<void> {
  const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/fill.ts', String(count)];
  const child = spawn(process.execPath, args, { env: data.env, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`Filling the database with ${count} items failed.`);
}

async function main(): Promise<number> {
  await buildIfNeeded();
  const places: SiteData[] = [];
  const sites = [];
  try {
    for (const size of sizes) {
      const data = await makeSiteData();
      places.push(data);
      process.stdout.write(`Generating ${size} items …\n`);
      await fill(data, size);
      // The first start makes the administrator; the second is what every later start costs.
      await (await startSite(data, '/')).stop();
      sites.push(await startSite(data, '/'));
    }
    const pages = sites.map((site) => `${site.origin}/`);
    await timeByTurns(pages, warmUpRounds);
    const timings = await timeByTurns(pages, rounds);
    const line = (cells: (string | number)[]) =>
      process.stdout.write(`${cells.map((cell) => String(cell).padStart(16)).join('')}\n`);
    line(['items', 'first 200 (ms)', 'median (ms)', 'p95 (ms)', 'memory (MB)']);
    for (const [index, site] of sites.entries()) {
      const timing = timings[index];
      if (!timing) continue;
      line([
        sizes[index] ?? '',
        site.startMs.toFixed(0),
        timing.median.toFixed(1),
        timing.p95.toFixed(1),
        residentMegabytes(site.pid).toFixed(0),
      ]);
    }
    const ratio = (timings[1]?.median ?? NaN) / (timings[0]?.median ?? NaN);
    const good = ratio <= highestRatio;
    process.stdout.write(
      `\nratio of the medians: ${ratio.toFixed(2)} (at most ${highestRatio}: ${good ? 'yes' : 'NO'})\n`,
    );
    return good ? 0 : 1;
  } finally {
    await Promise.all(sites.map((site) => site.stop()));
    await Promise.all(places.map((data) => data.remove()));
  }
}

process.env.NEXT_TELEMETRY_DISABLED = '1';
process.exit(await main());
