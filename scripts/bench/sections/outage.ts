import { join } from 'node:path';
import { atMost } from '../figure';
import { few } from '../filled-sites';
import { DatabaseProcess } from '../load/database-process';
import { sufferOutage } from '../load/outage';
import { tallyFigure } from '../load/tally-figure';
import type { Section } from '../section';
import { ms } from '../statistics';
import { steadyPages } from './load';

const seconds = 60;
const longestRecoveryMs = 10_000;

export const outage: Section = {
  name: 'outage',
  about: `the database stopped for ${seconds} s under load at 64 connections`,
  async run(sites) {
    const { env } = await sites.filled(few);
    const database = await DatabaseProcess.start(join(env.DATA_DIR ?? '', 'database'));
    try {
      const site = await sites.start(few, { MONGODB_URI: database.uri('psg') });
      const { tally, faults, recoveryMs } = await sufferOutage({
        origin: site.origin,
        database,
        seen: ['/', '/news', ...steadyPages(site)],
        unseen: site.sample.items.slice(500, 530).map(({ slug }) => `/news/${slug}`),
        connections: 64,
        seconds,
      });
      await site.stop();
      return [
        tallyFigure(
          `${tally.answers.toLocaleString('en-GB')} visits to pages seen before, no database for ${seconds} s: failed`,
          tally,
        ),
        tallyFigure('pages not seen before (503, Retry-After, whole) and the form (text kept): wrong', {
          faultCount: faults.length,
          faults,
        }),
        {
          what: 'recovery by itself, from the database’s return',
          target: `<= ${longestRecoveryMs / 1000} s`,
          figure: ms(recoveryMs),
          good: atMost(longestRecoveryMs, recoveryMs),
        },
      ];
    } finally {
      await database.stop();
    }
  },
};
