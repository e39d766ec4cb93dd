import 'server-only';
import type { Types } from 'mongoose';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { slugSchema } from '@/lib/kernel/slug';
import { mapTopicRefs } from '@/lib/topics/topic-queries';
import { ArticleModel } from '@/models/article';
import type { DayRange } from './archive-period';
import { detailFields, toDetail, type DetailRow } from './article-detail';
import { summaryFields, toSummaries, toSummary, type SummaryRow } from './article-rows';
import type { ArticleDetail, ArticlePage } from './article-types';
import { sameBatch } from './batches';
import { beyond, newestFirst, oldestFirst, positionFields, positionOf, within } from './feed-order';
import { formatFeedPosition, parseFeedPosition } from './feed-position';
import { publishedFilter } from './published-filter';

const emptyPage: ArticlePage = { items: [], older: null, newer: null, cutAbove: false, cutBelow: false };

/**
 * One page of the published feed, newest first: whole, of one topic or place, or of some days. `before` is a cursor
 * from another page; anything else gives the first. Every page costs the same, and keeps its address: it shows what
 * stands just below the cursor, whatever is published above it.
 */
export async function listPublishedArticles({
  limit,
  before,
  topicId,
  range,
}: {
  limit: number;
  before?: unknown;
  topicId?: string;
  range?: DayRange;
}): Promise<ArticlePage> {
  const topic = topicId === undefined ? undefined : parseId(topicId);
  if (topic === null) return emptyPage;
  await connectDatabase();
  const filter = { ...publishedFilter, ...(topic && { topicIds: topic }) };
  const asked = parseFeedPosition(before);
  const cursor = asked && (!range || (asked.day >= range.from && asked.day <= range.to)) ? asked : null;
  const days = cursor ? beyond(cursor, 'older', range) : range && within(range);
  const [rows, newer, topics] = await Promise.all([
    ArticleModel.find({ ...filter, ...days }, summaryFields)
      .sort(newestFirst)
      .limit(limit + 1)
      .lean<SummaryRow[]>(),
    cursor && findNewerCursor({ ...filter, ...beyond(cursor, 'from', range) }, limit),
    mapTopicRefs(),
  ]);
  const items = rows.map((row) => toSummary(row, topics));
  const shown = items.slice(0, limit);
  const [first, last, next] = [shown[0], shown.at(-1), items[limit]];
  const lastRow = rows[shown.length - 1];
  return {
    items: shown,
    older: next && lastRow ? formatFeedPosition(positionOf(lastRow)) : null,
    newer,
    cutAbove: first !== undefined && first.day === cursor?.day,
    cutBelow: last !== undefined && next !== undefined && sameBatch(last, next),
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
  which: { slug: string } | { _id: Types.ObjectId },
): Promise<ArticleDetail | null> {
  await connectDatabase();
  const row: DetailRow | null = await ArticleModel.findOne(
    { ...publishedFilter, ...which },
    detailFields,
  ).lean();
  const [summary] = row ? await toSummaries([row]) : [];
  return row && summary ? toDetail(summary, row) : null;
}

/** One published item, or the answer 404. */
export async function getPublishedArticle(slug: string): Promise<ArticleDetail> {
  return (await findPublishedArticle(slug)) ?? notFound();
}

/**
 * The cursor of the page above: of what stands at the cursor or newer, the item that a full page follows. `first`
 * where that page is the first.
 */
async function findNewerCursor(
  filter: Record<string, unknown>,
  limit: number,
): Promise<string | 'first' | null> {
  const rows = await ArticleModel.find(filter, positionFields)
    .sort(oldestFirst)
    .limit(limit + 1)
    .lean();
  const above = rows[limit];
  if (above) return formatFeedPosition(positionOf(above));
  return rows.length > 0 ? 'first' : null;
}
