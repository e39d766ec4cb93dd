import { timePage } from '../browser-client';
import { atMost, type Figure } from '../figure';
import { many, type FilledSite } from '../filled-sites';
import type { Section } from '../section';
import { median, ms } from '../statistics';

const highestRatio = 1.3;

/** Different pages near each end, so that each is rendered; by turns. */
const lists: { what: string; ends: (site: FilledSite) => [string[], string[]] }[] = [
  {
    what: 'feed (/news)',
    ends: ({ sample }) => [
      sample.newest.map((cursor) => `/news?before=${cursor}`),
      sample.oldest.map((cursor) => `/news?before=${cursor}`),
    ],
  },
  {
    what: 'archive by month',
    ends: ({ sample }) => [
      sample.newestMonths.map((month) => `/archive/${month}`),
      sample.oldestMonths.map((month) => `/archive/${month}`),
    ],
  },
];

export const archive: Section = {
  name: 'archive',
  about: 'first and last pages of the feed and of the archive, 100,000 items',
  run: (sites) =>
    sites.using(many, async (site) => {
      for (const path of ['/', '/news', '/archive']) await timePage(`${site.origin}${path}`);
      const figures: Figure[] = [];
      for (const { what, ends } of lists) figures.push(await compare(site, what, ends(site)));
      return figures;
    }),
};

async function compare(
  site: FilledSite,
  what: string,
  [newest, oldest]: [string[], string[]],
): Promise<Figure> {
  const rounds = Math.min(newest.length, oldest.length);
  const first: number[] = [];
  const last: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    first.push(await timePage(site.origin + newest[round]));
    last.push(await timePage(site.origin + oldest[round]));
  }
  const ratio = median(last) / median(first);
  return {
    what: `${what}: last pages to first, 100,000 items`,
    target: `<= ${highestRatio}`,
    figure: `${ratio.toFixed(2)} (${ms(median(first))} and ${ms(median(last))}, ${rounds} pages each)`,
    good: atMost(highestRatio, ratio),
  };
}
