import { parseArgs } from 'node:util';
import { formatTable, type Figure } from './bench/figure';
import { FilledSites } from './bench/filled-sites';
import { sections } from './bench/sections';
import { buildIfNeeded } from './build-if-needed';

// `npm run bench [-- SECTION …]`: every measure of the public site, or those of the sections that are named.
async function main(): Promise<number> {
  const { positionals: names, values } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' } },
  });
  const unknown = names.some((name) => !sections.some((section) => section.name === name));
  if (unknown || values.help) {
    const known = sections.map(({ name, about }) => `  ${name.padEnd(12)}${about}\n`).join('');
    process.stdout.write(`Usage: npm run bench [-- SECTION …]\n\n${known}`);
    return unknown ? 1 : 0;
  }
  await buildIfNeeded();
  const sites = new FilledSites();
  const figures: Figure[] = [];
  try {
    for (const section of sections) {
      if (names.length > 0 && !names.includes(section.name)) continue;
      process.stdout.write(`${section.name}: ${section.about} …\n`);
      figures.push(...(await section.run(sites).catch((error: unknown) => [broken(section.name, error)])));
    }
  } finally {
    await sites.remove();
  }
  process.stdout.write(`\n${formatTable(figures)}\n`);
  return figures.some((figure) => figure.good === false) ? 1 : 0;
}

/** One section that cannot be measured is a missed target; the others are measured all the same. */
function broken(name: string, error: unknown): Figure {
  return { what: name, target: 'measured', figure: 'failed', good: false, notes: [String(error)] };
}

process.env.NEXT_TELEMETRY_DISABLED = '1';
process.exit(await main());
