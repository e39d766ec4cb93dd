import 'server-only';
import type { AnnouncedEvent } from '@/lib/events/announced-event';
import { findTopicRefs } from '@/lib/topics/topic-queries';
import type { ArticleRow } from '@/models/article';
import type { ArticleSummary } from './article-types';

/** The fields that a list shows; the body is never among them. */
export const summaryFields = {
  slug: 1,
  title: 1,
  summary: 1,
  day: 1,
  lang: 1,
  topicIds: 1,
  event: 1,
  publishedAt: 1,
} as const;

export type SummaryRow = Pick<
  ArticleRow,
  '_id' | 'slug' | 'title' | 'summary' | 'day' | 'lang' | 'topicIds' | 'event' | 'publishedAt'
>;

/** Rows as DTOs, with the names of their topics from one query for all of them. */
export async function toSummaries(rows: SummaryRow[]): Promise<ArticleSummary[]> {
  const topics = await findTopicRefs(rows.flatMap((row) => row.topicIds));
  return rows.map((row) => ({
    id: row._id.toHexString(),
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    day: row.day,
    lang: row.lang,
    topics: row.topicIds.flatMap((id) => topics.get(id.toHexString()) ?? []),
    event: toEvent(row.event),
  }));
}

// A row without a start announces nothing, whatever else was left behind in the field.
function toEvent(event: ArticleRow['event']): AnnouncedEvent | null {
  if (!event?.startsAt) return null;
  return {
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt?.toISOString() ?? null,
    venue: event.venue ?? '',
    status: event.status ?? 'confirmed',
    statusNote: event.statusNote ?? '',
  };
}
