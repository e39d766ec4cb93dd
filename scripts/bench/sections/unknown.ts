import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { atMost } from '../figure';
import { few, type FilledSite } from '../filled-sites';
import { startVisitors } from '../load/visitors';
import { processMemory } from '../process-figures';
import type { Section } from '../section';
import { median, ms, p95 } from '../statistics';
import { steadyPages } from './load';

const seconds = 30;
const limitMs = 50;
const floodConnections = 32;
// Few and unhurried: what is measured is the site's time, not the queue of a busy client.
const readers = 4;
const pauseMs = 20;

export const unknown: Section = {
  name: 'unknown',
  about: `${seconds} s of random unknown addresses while readers go on`,
  run: (sites) =>
    sites.using(few, async (site) => {
      const pages = steadyPages(site);
      let turn = 0;
      const visitors = startVisitors({
        origin: site.origin,
        connections: readers,
        choose: () => pages[(turn += 1) % pages.length] ?? '/',
        judge: ({ status }) => (status === 200 ? undefined : `status ${status}`),
        pauseMs,
      });
      const before = await processMemory(site.pid);
      const { statuses, errors } = await flood(site);
      const { times, faultCount } = await visitors.stop();
      const after = await processMemory(site.pid);
      const all = Object.values(statuses).reduce((sum, count) => sum + count, 0);
      const wrong = errors + all - (statuses['404'] ?? 0);
      return [
        {
          what: `known pages under ${all.toLocaleString('en-GB')} unknown addresses, p95`,
          target: `<= ${limitMs} ms`,
          figure: `${ms(p95(times))} (median ${ms(median(times))} of ${times.length}, ${faultCount} failed)`,
          good: atMost(limitMs, p95(times)) && faultCount === 0,
        },
        {
          what: 'unknown addresses not answered with 404',
          target: '0',
          figure: `${wrong} ${JSON.stringify(statuses)}`,
          good: wrong === 0,
        },
        {
          what: '  memory that the unknown addresses took',
          target: '',
          figure: `${(after.anonymous - before.anonymous).toFixed(0)} MB`,
        },
      ];
    }),
};

async function flood(site: FilledSite): Promise<{ statuses: Record<string, number>; errors: number }> {
  const args = ['--import', 'tsx', 'scripts/bench/load/flood.ts', site.origin];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...args,
    String(seconds),
    String(floodConnections),
  ]);
  return JSON.parse(stdout) as { statuses: Record<string, number>; errors: number };
}
