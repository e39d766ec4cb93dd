import { setTimeout as wait } from 'node:timers/promises';
import { ask } from '../browser-client';
import { startBareTwin } from '../bare-twin';
import { atLeast, type Figure } from '../figure';
import { few, type FilledSite } from '../filled-sites';
import { hammer } from '../hammer';
import { processorSeconds } from '../process-figures';
import type { Section } from '../section';
import { median } from '../statistics';

const lowestRatio = 0.75;
const rounds = 7;
const secondsEach = 3;
// The cache packs its pages tighter once it has nothing else to do.
const settleMs = 3000;

type Round = { perSecond: number; processorMs: number };

export const speed: Section = {
  name: 'speed',
  about: 'a repeat visit at 64 connections, against a bare node:http server with the same bytes',
  run: (sites) =>
    sites.using(few, async (site) => {
      const figures: Figure[] = [];
      for (const [what, path] of [
        ['front page', '/'],
        ['item', `/news/${site.sample.items[0]?.slug}`],
      ] as const)
        figures.push(...(await compare(site, what, path)));
      return figures;
    }),
};

async function compare(site: FilledSite, what: string, path: string): Promise<Figure[]> {
  const address = site.origin + path;
  await ask(address);
  await wait(settleMs);
  const answer = await ask(address);
  const twin = await startBareTwin(answer);
  const [ours, bare]: [Round[], Round[]] = [[], []];
  try {
    await run(address, site.pid);
    await run(`${twin.origin}${path}`, twin.pid);
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await run(address, site.pid));
      bare.push(await run(`${twin.origin}${path}`, twin.pid));
    }
  } finally {
    await twin.stop();
  }
  const medianOf = (list: Round[], key: keyof Round) => median(list.map((round) => round[key]));
  const ratio = medianOf(ours, 'perSecond') / medianOf(bare, 'perSecond');
  const processorRatio = medianOf(bare, 'processorMs') / medianOf(ours, 'processorMs');
  const count = (value: number) => Math.round(value).toLocaleString('en-GB');
  return [
    {
      what: `${what}, repeat visit, 64 connections, to bare node:http`,
      target: `>= ${lowestRatio}`,
      figure: `${ratio.toFixed(2)} (${count(medianOf(ours, 'perSecond'))} and ${count(medianOf(bare, 'perSecond'))} answers a second of ${count(answer.body.length)} bytes)`,
      good: atLeast(lowestRatio, ratio),
    },
    {
      what: '  the same by the servers’ processor time an answer',
      target: '',
      figure: `${processorRatio.toFixed(2)} (${medianOf(ours, 'processorMs').toFixed(4)} and ${medianOf(bare, 'processorMs').toFixed(4)} ms)`,
    },
  ];
}

async function run(address: string, pid: number): Promise<Round> {
  const before = await processorSeconds(pid);
  const { perSecond, answers, failed } = await hammer({ address, seconds: secondsEach });
  const used = (await processorSeconds(pid)) - before;
  if (failed > 0) throw new Error(`${address}: ${failed} answers failed.`);
  return { perSecond, processorMs: (used * 1000) / answers };
}
