import 'server-only';
import mongoose from 'mongoose';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { slugSchema } from '@/lib/kernel/slug';
import { ArticleModel } from '@/models/article';
import { summaryFields, toSummaries, type SummaryRow } from './article-rows';
import type { ArticleDetail, ArticlePage, ArticleSummary } from './article-types';
import { formatFeedPosition, parseFeedPosition, type FeedPosition } from './feed-position';
import { publishedFilter } from './published-filter';

const newestFirst = { day: -1, publishedAt: -1, _id: -1 } as const;
const oldestFirst = { day: 1, publishedAt: 1, _id: 1 } as const;

/**
 * One page of the published feed, newest first, whole or of one topic or place. `before` is a cursor from an
 * earlier page; anything else gives the first page. Every page costs the same.
 */
export async function listPublishedArticles({
  limit,
  before,
  topicId,
}: {
  limit: number;
  before?: unknown;
  topicId?: string;
}): Promise<ArticlePage> {
  const topic = topicId === undefined ? undefined : parseId(topicId);
  if (topic === null) return { items: [], older: null, newer: null };
  await connectDatabase();
  const filter = { ...publishedFilter, ...(topic && { topicIds: topic }) };
  const cursor = parseFeedPosition(before);
  const rows: SummaryRow[] = await ArticleModel.find(
    { ...filter, ...(cursor && beyond(cursor, 'older')) },
    summaryFields,
  )
    .sort(newestFirst)
    .limit(limit + 1)
    .lean();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await toSummaries(shown),
    older: rows.length > limit && last ? formatFeedPosition(positionOf(last)) : null,
    newer: cursor && (await newerCursor(filter, shown[0] ? positionOf(shown[0]) : cursor, limit)),
  };
}

/** One published item by its address, or null. Any text may be asked for. */
export const findPublishedArticle = cache(async (slug: string): Promise<ArticleDetail | null> => {
  return slugSchema.safeParse(slug).success ? findPublished({ slug }) : null;
});

/** One published item by its id, or null. Any text may be asked for. */
export async function findPublishedArticleById(id: string): Promise<ArticleDetail | null> {
  const _id = parseId(id);
  return _id && findPublished({ _id });
}

async function findPublished(
  which: { slug: string } | { _id: mongoose.Types.ObjectId },
): Promise<ArticleDetail | null> {
  await connectDatabase();
  const row = await ArticleModel.findOne(
    { ...publishedFilter, ...which },
    { ...summaryFields, body: 1, corrections: 1, updatedAt: 1 },
  ).lean();
  if (!row) return null;
  const [summary] = await toSummaries([row]);
  if (!summary) return null;
  return {
    ...summary,
    body: row.body,
    corrections: row.corrections.map(({ day, text }) => ({ day, text })),
    publishedAt: (row.publishedAt ?? row.updatedAt).toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** One published item, or the answer 404. */
export async function getPublishedArticle(slug: string): Promise<ArticleDetail> {
  return (await findPublishedArticle(slug)) ?? notFound();
}

/** What else was published under the same day, in the feed's order. */
export async function listPublishedOfDay(day: string, except: string, limit = 6): Promise<ArticleSummary[]> {
  await connectDatabase();
  const rows = await ArticleModel.find({ ...publishedFilter, day }, summaryFields)
    .sort(newestFirst)
    .limit(limit + 1)
    .lean();
  return toSummaries(rows.filter((row) => row._id.toHexString() !== except).slice(0, limit));
}

/** How many published items each topic and place has, keyed by its id; none where there are none. */
export async function countPublishedByTopic(): Promise<Map<string, number>> {
  await connectDatabase();
  const rows = await ArticleModel.aggregate<{ _id: mongoose.Types.ObjectId; count: number }>([
    { $match: { ...publishedFilter } },
    { $project: { topicIds: 1 } },
    { $unwind: '$topicIds' },
    { $group: { _id: '$topicIds', count: { $sum: 1 } } },
  ]);
  return new Map(rows.map((row) => [row._id.toHexString(), row.count]));
}

/** Addresses of every published item for the sitemap, newest first; `updatedAt` is ISO 8601. */
export async function listPublishedAddresses(limit: number): Promise<{ slug: string; updatedAt: string }[]> {
  await connectDatabase();
  const rows = await ArticleModel.find({ ...publishedFilter }, { slug: 1, updatedAt: 1 })
    .sort(newestFirst)
    .limit(limit)
    .lean();
  return rows.map((row) => ({ slug: row.slug, updatedAt: row.updatedAt.toISOString() }));
}

/** The cursor of the page just above `first`: the item that a full page of newer ones follows. */
async function newerCursor(
  filter: Record<string, unknown>,
  first: FeedPosition,
  limit: number,
): Promise<string | 'first' | null> {
  const rows = await ArticleModel.find({ ...filter, ...beyond(first, 'newer') }, { day: 1, publishedAt: 1 })
    .sort(oldestFirst)
    .limit(limit + 1)
    .lean();
  const above = rows[limit];
  if (above) return formatFeedPosition(positionOf(above));
  return rows.length > 0 ? 'first' : null;
}

/**
 * Everything on one side of a position. The bound on `day` alone lets the index start at the right place; the
 * rest decides among the items of that day.
 */
function beyond({ day, publishedAt, id }: FeedPosition, side: 'older' | 'newer') {
  const past = side === 'older' ? '$lt' : '$gt';
  return {
    day: mongoose.trusted({ [`${past}e`]: day }),
    $or: [
      { day: mongoose.trusted({ [past]: day }) },
      { day, publishedAt: mongoose.trusted({ [past]: publishedAt }) },
      { day, publishedAt, _id: mongoose.trusted({ [past]: new mongoose.Types.ObjectId(id) }) },
    ],
  };
}

function positionOf(row: Pick<SummaryRow, '_id' | 'day' | 'publishedAt'>): FeedPosition {
  return { day: row.day, publishedAt: row.publishedAt ?? new Date(0), id: row._id.toHexString() };
}
