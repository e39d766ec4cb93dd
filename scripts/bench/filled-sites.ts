import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeSiteData, startSite, type Site, type SiteData } from '../../tests/support/site';
import type { Sample } from './sample';

/** The sizes that the measures name. */
export const few = 2000;
export const many = 100_000;

export type FilledSite = Site & { sample: Sample };

/** Sites on filled databases. Each database is made once, when it is first asked for, and shared by all sections. */
export class FilledSites {
  readonly #filled = new Map<number, Promise<{ data: SiteData; sample: Sample }>>();
  readonly #running = new Set<Site>();

  /** Environment and sample of a database with `count` items. */
  async filled(count: number): Promise<{ env: NodeJS.ProcessEnv; sample: Sample }> {
    const filling = this.#filled.get(count) ?? fill(count);
    this.#filled.set(count, filling);
    const { data, sample } = await filling;
    return { env: data.env, sample };
  }

  /** Starts the built site on a database with `count` items, with further variables if need be. */
  async start(count: number, variables: Record<string, string> = {}): Promise<FilledSite> {
    const { env, sample } = await this.filled(count);
    const site = await startSite({ env: { ...env, ...variables } }, '/');
    this.#running.add(site);
    const stop = () => {
      this.#running.delete(site);
      return site.stop();
    };
    return { ...site, sample, stop };
  }

  /** Lets `work` have a site for as long as it takes. */
  async using<T>(count: number, work: (site: FilledSite) => Promise<T>): Promise<T> {
    const site = await this.start(count);
    try {
      return await work(site);
    } finally {
      await site.stop();
    }
  }

  /** Stops what still runs and removes every database. */
  async remove(): Promise<void> {
    await Promise.all([...this.#running].map((site) => site.stop()));
    await Promise.all(
      [...this.#filled.values()].map(async (filling) =>
        (await filling.catch(() => undefined))?.data.remove(),
      ),
    );
  }
}

async function fill(count: number): Promise<{ data: SiteData; sample: Sample }> {
  process.stdout.write(`Filling a database with ${count.toLocaleString('en-GB')} items …\n`);
  const data = await makeSiteData();
  const file = join(data.env.DATA_DIR ?? '', 'sample.json');
  const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/fill.ts', String(count), file];
  const child = spawn(process.execPath, args, { env: data.env, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`Filling the database with ${count} items failed.`);
  // The first start makes the administrator; the second is what every later start costs.
  await (await startSite(data)).stop();
  return { data, sample: JSON.parse(await readFile(file, 'utf8')) as Sample };
}
