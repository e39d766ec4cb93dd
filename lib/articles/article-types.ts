import type { AnnouncedEvent } from '@/lib/events/announced-event';
import type { RichText } from '@/models/article';
import type { TopicRef } from '@/lib/topics/topic-types';

/** The bulletin that an item comes from: its number, and the time it covers in words ("June/July 2009"). */
export type Bulletin = { number: number; period: string };

/** A published item as lists show it. `day` is `YYYY-MM-DD` in London, `lang` a BCP 47 tag. */
export type ArticleSummary = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  day: string;
  /** Shown instead of the day where it is given. */
  bulletin: Bulletin | null;
  lang: string;
  /** Topics and places alike, in the editors' order. */
  topics: TopicRef[];
  event: AnnouncedEvent | null;
};

/** A published item as its own page shows it. Instants are ISO 8601. */
export type ArticleDetail = ArticleSummary & {
  body: RichText;
  corrections: { day: string; text: string }[];
  publishedAt: string;
  updatedAt: string;
};

/**
 * One page of the feed. `older` and `newer` are cursors for `?before=`; `newer` is `first` where the page
 * before this one is the first; null where there is nothing on that side. `cutAbove` and `cutBelow`: the first or last
 * batch goes on on the page on that side.
 */
export type ArticlePage = {
  items: ArticleSummary[];
  older: string | null;
  newer: string | 'first' | null;
  cutAbove: boolean;
  cutBelow: boolean;
};

/** The next item on one side, as a link to it shows it. */
export type Neighbour = Pick<ArticleSummary, 'slug' | 'title' | 'lang'>;
export type Neighbours = { newer: Neighbour | null; older: Neighbour | null };
