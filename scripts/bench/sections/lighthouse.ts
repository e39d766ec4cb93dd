import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { findChromium } from '../../../tests/support/chromium';
import type { Figure } from '../figure';
import { few } from '../filled-sites';
import type { Section } from '../section';
import { median } from '../statistics';

const run = promisify(execFile);
const folder = 'tools/lighthouse';
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
// Performance depends on what else the machine does.
const runs = 3;
const mostOutput = 64 * 1024 * 1024;

export const lighthouse: Section = {
  name: 'lighthouse',
  about: 'Lighthouse, mobile: front page, an item, join',
  run: (sites) =>
    sites.using(few, async (site) => {
      await installOnce();
      const figures: Figure[] = [];
      for (const [what, path] of [
        ['front page', '/'],
        ['item', `/news/${site.sample.items[0]?.slug}`],
        ['join', '/join'],
      ] as const)
        figures.push(await examine(what, site.origin + path));
      return figures;
    }),
};

/** Lighthouse weighs more than the site; it lies in a folder of its own, installed when it is first needed. */
async function installOnce(): Promise<void> {
  if (existsSync(`${folder}/node_modules/lighthouse`)) return;
  process.stdout.write('Installing Lighthouse …\n');
  await run('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-package-lock']);
}

type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { title: string; score: number | null; scoreDisplayMode: string }>;
};

async function examine(what: string, address: string): Promise<Figure> {
  const reports: Report[] = [];
  for (let round = 0; round < runs; round += 1) reports.push(await report(address));
  const scores = categories.map((category) =>
    median(reports.map((report) => Math.round((report.categories[category]?.score ?? 0) * 100))),
  );
  return {
    what: `Lighthouse mobile, ${what}`,
    target: categories.map(() => '100').join(' / '),
    figure: `${scores.join(' / ')} (median of ${runs})`,
    good: scores.every((score) => score === 100),
    notes: [...new Set(reports.flatMap(faults))],
  };
}

async function report(address: string, attempts = 3): Promise<Report> {
  const args = [`${folder}/node_modules/lighthouse/cli/index.js`, address, '--output=json', '--quiet'];
  args.push(
    `--only-categories=${categories.join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
  );
  const env: NodeJS.ProcessEnv = { ...process.env, CHROME_PATH: findChromium() };
  try {
    const { stdout } = await run(process.execPath, args, { env, maxBuffer: mostOutput });
    return JSON.parse(stdout) as Report;
  } catch (error) {
    // Now and then Chromium does not tell of the load at all, and Lighthouse asks to be run again.
    if (attempts === 1 || !String(error).includes('Please run Lighthouse again')) throw error;
    return report(address, attempts - 1);
  }
}

function faults({ audits }: Report): string[] {
  return Object.values(audits)
    .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score !== null && score < 1)
    .map(({ title }) => title);
}
