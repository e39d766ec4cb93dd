/** One entry, as all three formats tell it. Addresses are absolute, instants ISO 8601. */
export type FeedEntry = {
  /** Never changes, so that a reader's programme shows an item once. */
  id: string;
  url: string;
  title: string;
  /** Plain text. */
  summary: string;
  /** The whole text, HTML. */
  html: string;
  /** A BCP 47 tag. */
  lang: string;
  categories: string[];
  publishedAt: string;
  updatedAt: string;
};

/** A list of entries, newest first, and what it is called. */
export type Feed = {
  title: string;
  description: string;
  siteUrl: string;
  /** Path of the page that shows the same. */
  homePath: string;
  /** Path of the feed itself. */
  path: string;
  entries: FeedEntry[];
};

/** The language of the feed itself. */
export const feedLanguage = 'en-GB';

/** When anything in the feed last changed; the beginning of time where nothing is in it. */
export function lastChange(entries: FeedEntry[]): string {
  return entries.reduce(
    (latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest),
    '1970-01-01T00:00:00.000Z',
  );
}
