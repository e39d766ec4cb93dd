import 'server-only';
import mongoose from 'mongoose';
import { type Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { findTopicRefs } from '@/lib/topics/topic-queries';
import { findUserNames } from '@/lib/users/user-name-queries';
import { ArticleModel, articleStates, type ArticleRow } from '@/models/article';
import type { ArticleListItem } from './article-editing-types';
import { formatListPosition, type ListPosition, parseListPosition } from './article-list-position';
import type { ArticleListFilter, ArticleTab } from './article-list-schema';

export type ArticleListPage = { items: ArticleListItem[]; older: string | null };

const pageSize = 30;
const listed = {
  title: 1,
  state: 1,
  trashed: 1,
  day: 1,
  scheduledFor: 1,
  topicIds: 1,
  corrections: 1,
  updatedAt: 1,
  updatedBy: 1,
  version: 1,
} as const;
type ListedRow = Pick<ArticleRow, '_id' | keyof typeof listed>;

/**
 * One page of the editors' list: last changed first, or by day where a year is chosen, so that an index always has
 * the rows in their order. Words are looked up in the text index.
 */
export async function listArticles(
  viewer: Viewer | null,
  filter: ArticleListFilter,
): Promise<ArticleListPage> {
  authorise(viewer, 'articles.edit');
  await connectDatabase();
  const by = filter.year ? 'day' : 'change';
  const rows: ListedRow[] = await ArticleModel.find(
    {
      ...tabFilter(filter.state),
      ...narrowed(filter),
      ...beyond(parseListPosition(filter.before, by), filter.year),
    },
    listed,
  )
    .sort(by === 'day' ? { day: -1, _id: -1 } : { updatedAt: -1, _id: -1 })
    .limit(pageSize + 1)
    .lean();
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    items: await toItems(shown, viewer),
    older: rows.length > pageSize && last ? formatListPosition(positionOf(last, by)) : null,
  };
}

/** How many items each tab holds. */
export async function countArticlesByTab(viewer: Viewer | null): Promise<Record<ArticleTab, number>> {
  authorise(viewer, 'articles.edit');
  await connectDatabase();
  const [trash, ...states] = await Promise.all([
    ArticleModel.countDocuments(tabFilter('trash')),
    ...articleStates.map((state) => ArticleModel.countDocuments(tabFilter(state))),
  ]);
  const [draft = 0, scheduled = 0, published = 0, archived = 0] = states;
  return { all: draft + scheduled + published + archived, draft, scheduled, published, archived, trash };
}

/** The years that items stand under, newest first; null where there are no items. */
export async function findArticleYears(viewer: Viewer | null): Promise<string[]> {
  authorise(viewer, 'articles.edit');
  await connectDatabase();
  const edge = (order: 1 | -1) =>
    ArticleModel.findOne({ trashed: false }, { day: 1 }).sort({ day: order, _id: order }).lean();
  const [oldest, newest] = await Promise.all([edge(1), edge(-1)]);
  if (!oldest || !newest) return [];
  const [from, to] = [Number(oldest.day.slice(0, 4)), Number(newest.day.slice(0, 4))];
  return Array.from({ length: to - from + 1 }, (_, index) => String(to - index));
}

function tabFilter(tab: ArticleTab) {
  if (tab === 'trash') return { trashed: true };
  return tab === 'all' ? { trashed: false } : { trashed: false, state: tab };
}

function narrowed({ q, topic, year }: ArticleListFilter) {
  const topicId = topic && parseId(topic);
  return {
    ...(q && { $text: mongoose.trusted({ $search: allWords(q) }) }),
    ...(topicId && { topicIds: topicId }),
    ...(year && { day: mongoose.trusted({ $gte: `${year}-01-01`, $lte: `${year}-12-31` }) }),
  };
}

// Quoted, every word must occur; the index would otherwise find any of them.
function allWords(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 ? words.map((word) => `"${word}"`).join(' ') : '""';
}

// The bound on the sorted field alone lets the index start at the right place; the rest decides among equals.
function beyond(position: ListPosition | null, year?: string) {
  if (!position) return {};
  const _id = mongoose.trusted({ $lt: new mongoose.Types.ObjectId(position.id) });
  if (position.by === 'day') {
    const { day } = position;
    const bounds = { $gte: `${year}-01-01`, $lte: day };
    return { day: mongoose.trusted(bounds), $or: [{ day: mongoose.trusted({ $lt: day }) }, { day, _id }] };
  }
  const { at } = position;
  return {
    updatedAt: mongoose.trusted({ $lte: at }),
    $or: [{ updatedAt: mongoose.trusted({ $lt: at }) }, { updatedAt: at, _id }],
  };
}

function positionOf(row: ListedRow, by: ListPosition['by']): ListPosition {
  const id = row._id.toHexString();
  return by === 'day' ? { by, day: row.day, id } : { by, at: row.updatedAt, id };
}

async function toItems(rows: ListedRow[], viewer: Viewer): Promise<ArticleListItem[]> {
  const [topics, names] = await Promise.all([
    findTopicRefs(rows.flatMap((row) => row.topicIds)),
    findUserNames(rows.map((row) => row.updatedBy)),
  ]);
  return rows.map((row) => ({
    id: row._id.toHexString(),
    title: row.title,
    state: row.state,
    trashed: row.trashed,
    day: row.day,
    scheduledFor: row.scheduledFor?.toISOString() ?? null,
    topics: row.topicIds.flatMap((id) => topics.get(id.toHexString()) ?? []),
    corrected: row.corrections.length > 0,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: (row.updatedBy && names.get(row.updatedBy.toHexString())) ?? null,
    updatedByViewer: row.updatedBy?.toHexString() === viewer.id,
    version: row.version,
  }));
}
