import 'server-only';
import { londonWallClock } from '@/lib/kernel/time';
import type { ArticleRow } from '@/models/article';
import type { ArticleContent, ArticleReceipt } from './article-editing-types';

export function toReceipt(row: Omit<ArticleRow, 'body' | 'bodyText'>): ArticleReceipt {
  return {
    id: row._id.toHexString(),
    slug: row.slug,
    version: row.version,
    state: row.state,
    trashed: row.trashed,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    scheduledFor: row.scheduledFor?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function toContent(row: ArticleRow): ArticleContent {
  const { bulletin, event } = row;
  return {
    title: row.title,
    summary: row.summary,
    body: row.body,
    slug: row.slug,
    day: row.day,
    bulletin:
      bulletin?.number === undefined ? null : { number: String(bulletin.number), period: bulletin.period },
    topicIds: row.topicIds.map((id) => id.toHexString()),
    lang: row.lang,
    corrections: row.corrections.map(({ day, text }) => ({ day, text })),
    event: event?.startsAt
      ? {
          startsAt: londonWallClock(event.startsAt),
          endsAt: event.endsAt ? londonWallClock(event.endsAt) : '',
          venue: event.venue ?? '',
          status: event.status ?? 'confirmed',
          statusNote: event.statusNote ?? '',
        }
      : null,
  };
}
