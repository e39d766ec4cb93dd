import 'server-only';
import type { AnnouncedEvent } from '@/lib/events/announced-event';
import { mapTopicRefs } from '@/lib/topics/topic-queries';
import type { TopicRef } from '@/lib/topics/topic-types';
import type { ArticleRow } from '@/models/article';
import type { ArticleSummary, Bulletin } from './article-types';

/** The fields that a list shows; the body is never among them. */
export const summaryFields = {
  slug: 1,
  title: 1,
  summary: 1,
  day: 1,
  bulletin: 1,
  lang: 1,
  topicIds: 1,
  event: 1,
  publishedAt: 1,
} as const;

export type SummaryRow = Pick<
  ArticleRow,
  '_id' | 'slug' | 'title' | 'summary' | 'day' | 'bulletin' | 'lang' | 'topicIds' | 'event' | 'publishedAt'
>;

/** Rows as DTOs, with the names of their topics; rows that are still on their way are waited for meanwhile. */
export async function toSummaries(
  coming: SummaryRow[] | PromiseLike<SummaryRow[]>,
): Promise<ArticleSummary[]> {
  const [rows, topics] = await Promise.all([coming, mapTopicRefs()]);
  return rows.map((row) => toSummary(row, topics));
}

/** A row as a DTO; a topic that is gone is left out. */
export function toSummary(row: SummaryRow, topics: Map<string, TopicRef>): ArticleSummary {
  return {
    id: row._id.toHexString(),
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    day: row.day,
    bulletin: toBulletin(row.bulletin),
    lang: row.lang,
    topics: row.topicIds.flatMap((id) => topics.get(id.toHexString()) ?? []),
    event: toEvent(row.event),
  };
}

function toBulletin(bulletin: ArticleRow['bulletin']): Bulletin | null {
  return bulletin?.number === undefined ? null : { number: bulletin.number, period: bulletin.period };
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
