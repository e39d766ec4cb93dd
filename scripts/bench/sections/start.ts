import { atMost } from '../figure';
import { few } from '../filled-sites';
import type { Section } from '../section';
import { median, ms } from '../statistics';

const rounds = 5;
const limitMs = 2000;

export const start: Section = {
  name: 'start',
  about: 'from the start of a built site to its first 200',
  async run(sites) {
    const samples: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      await sites.using(few, async (site) => void samples.push(site.startMs));
    const value = median(samples);
    return [
      {
        what: 'start to the first 200 (front page)',
        target: '<= 2 s',
        figure: `${ms(value)} (median of ${rounds}, slowest ${ms(Math.max(...samples))})`,
        good: atMost(limitMs, value),
      },
    ];
  },
};
