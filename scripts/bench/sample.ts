/** What the bench needs to know of a filled database; `fill.ts` writes it. */
export type Sample = {
  /** Access tokens of editors, each with a rate limit of its own. */
  tokens: string[];
  /** A topic for new items. */
  topicId: string;
  /** Generated items, spread evenly from the newest to the oldest. */
  items: { id: string; slug: string }[];
  /** Cursors (`?before=`) of different pages near both ends of the feed. */
  newest: string[];
  oldest: string[];
  /** Months (`2017/8`) that have items, near both ends of the archive. */
  newestMonths: string[];
  oldestMonths: string[];
};
