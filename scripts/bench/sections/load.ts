import { bearer } from '../editor';
import { few, type FilledSite } from '../filled-sites';
import { visitWhileEditing } from '../load/edited-site';
import { tallyFigure } from '../load/tally-figure';
import type { Section } from '../section';

const seconds = 30;

export const load: Section = {
  name: 'load',
  about: `${seconds} s at 64 connections while an editor publishes, corrects and withdraws`,
  run: (sites) =>
    sites.using(few, async (site) => {
      const { tally, changes } = await visitWhileEditing({
        origin: site.origin,
        credentials: bearer(site.sample.tokens[0]),
        topicId: site.sample.topicId,
        pages: steadyPages(site),
        connections: 64,
        seconds,
        stepMs: 1000,
      });
      return [
        tallyFigure(
          `${tally.answers.toLocaleString('en-GB')} answers over ${changes} changes: failed, wrong or stale`,
          tally,
        ),
      ];
    }),
};

/** Pages that no change of the newest item alters. */
export function steadyPages({ sample }: Pick<FilledSite, 'sample'>): string[] {
  const items = sample.items.slice(10, 60).map(({ slug }) => `/news/${slug}`);
  const feed = sample.newest.slice(0, 20).map((cursor) => `/news?before=${cursor}`);
  return [...items, ...feed, '/topics', '/events', '/aims', '/historical-overview', '/human-rights', '/join'];
}
