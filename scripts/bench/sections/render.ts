import { timePage } from '../browser-client';
import { atMost, type Figure } from '../figure';
import { few, many, type FilledSite } from '../filled-sites';
import { changeItem } from '../change-item';
import type { Section } from '../section';
import { median, ms, p95 } from '../statistics';

const warmUpRounds = 30;
const rounds = 200;
const limitMs = 40;
const highestRatio = 1.3;

type Page = { what: string; time: (site: FilledSite, round: number) => Promise<number> };

// Nobody outside can ask for an uncached page, so each sample is a true first visit: to the front page just after a
// change, or to an item that nobody has asked for yet.
const pages: Page[] = [
  {
    what: 'front page after a change',
    time: async (site, round) => {
      await changeItem(site, round);
      return timePage(`${site.origin}/`);
    },
  },
  {
    what: 'item, first visit',
    time: (site, round) => timePage(`${site.origin}/news/${site.sample.items[round]?.slug}`),
  },
];

export const render: Section = {
  name: 'render',
  about: 'a page that is not in the cache, with few items and with many',
  async run(sites) {
    const small = await sites.start(few);
    const large = await sites.start(many);
    const figures: Figure[] = [];
    for (const page of pages) figures.push(...(await compare(page, small, large)));
    await small.stop();
    await large.stop();
    return figures;
  },
};

/** Both sites by turns, so that whatever disturbs the machine disturbs them alike. */
async function compare({ what, time }: Page, small: FilledSite, large: FilledSite): Promise<Figure[]> {
  const samples: [number[], number[]] = [[], []];
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const both = [await time(small, round), await time(large, round)];
    if (round >= warmUpRounds) both.forEach((value, index) => samples[index]?.push(value));
  }
  const [fewTimes, manyTimes] = samples;
  const ratio = p95(manyTimes) / p95(fewTimes);
  return [
    {
      what: `${what}, 2,000 items, p95`,
      target: `<= ${limitMs} ms`,
      figure: `${ms(p95(fewTimes))} (median ${ms(median(fewTimes))})`,
      good: atMost(limitMs, p95(fewTimes)),
    },
    {
      what: `${what}, 100,000 items to 2,000`,
      target: `<= ${highestRatio}`,
      figure: `${ratio.toFixed(2)} (p95 ${ms(p95(manyTimes))}, median ${ms(median(manyTimes))})`,
      good: atMost(highestRatio, ratio),
    },
  ];
}
