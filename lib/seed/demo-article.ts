import type { RichText } from '@/models/article';

/** An item of the demo content. `topics` are addresses of demo topics and places. */
export type DemoArticle = {
  slug: string;
  title: string;
  summary: string;
  body: RichText;
  /** `YYYY-MM-DD`, London. */
  day: string;
  topics: string[];
  corrections?: { day: string; text: string }[];
  /** ISO 8601. */
  event?: { startsAt: string; venue: string };
};
