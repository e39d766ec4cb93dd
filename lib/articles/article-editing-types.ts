import type { ArticleState, EventStatus, RichText } from '@/models/article';
import type { TopicRef } from '@/lib/topics/topic-types';

export type { ArticleState };

/** What a move leaves behind: enough for the next one. Instants are ISO 8601. */
export type ArticleReceipt = {
  id: string;
  slug: string;
  version: number;
  state: ArticleState;
  trashed: boolean;
  publishedAt: string | null;
  scheduledFor: string | null;
  updatedAt: string;
};

/** What the editor holds of an item. Event times are London wall-clock times, as its inputs have them. */
export type ArticleContent = {
  title: string;
  summary: string;
  body: RichText;
  slug: string;
  day: string;
  /** The number as its input has it. */
  bulletin: { number: string; period: string } | null;
  topicIds: string[];
  lang: string;
  corrections: { day: string; text: string }[];
  event: {
    startsAt: string;
    endsAt: string;
    venue: string;
    status: EventStatus;
    statusNote: string;
  } | null;
};

/** An item as its editor reads it. */
export type EditableArticle = { receipt: ArticleReceipt; content: ArticleContent; updatedBy: string | null };

/** A row of the editors' list. `updatedBy` is a name, or null where the site itself or a past account was last. */
export type ArticleListItem = {
  id: string;
  title: string;
  state: ArticleState;
  trashed: boolean;
  day: string;
  scheduledFor: string | null;
  topics: TopicRef[];
  corrected: boolean;
  updatedAt: string;
  updatedBy: string | null;
  updatedByViewer: boolean;
  version: number;
};
