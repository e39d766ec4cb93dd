import 'server-only';
import mongoose from 'mongoose';
import { publishedFilter } from '@/lib/articles/published-filter';
import { connectDatabase } from '@/lib/kernel/database';
import { afterCursor, type InstantCursor } from '@/lib/kernel/instant-cursor';
import { ArticleModel, type ArticleRow } from '@/models/article';
import { SectionModel } from '@/models/section';
import type { SearchDocument } from './search-types';

/** A text that may be indexed: when it was last saved (epoch milliseconds), and whether readers see it. */
export type TextState = { id: string; updatedAt: number; isPublic: boolean };

// Everything that these lists need stands in an index, so that the texts themselves are not touched.
const stateFields = { trashed: 1, state: 1, updatedAt: 1 } as const;

const statesAtOnce = 2000;

/**
 * Every published item, last changed first; asked for in parts, so that neither this process nor the database does
 * nothing else for as long as 100,000 rows take.
 */
export async function listPublishedStates(): Promise<TextState[]> {
  await connectDatabase();
  const states: TextState[] = [];
  for (let cursor: InstantCursor | null = null; ;) {
    const rows: Pick<ArticleRow, '_id' | 'updatedAt'>[] = await ArticleModel.find(
      { ...publishedFilter, ...afterCursor('updatedAt', cursor) },
      stateFields,
    )
      .sort({ updatedAt: -1, _id: -1 })
      .limit(statesAtOnce)
      .lean();
    for (const row of rows)
      states.push({ id: row._id.toHexString(), updatedAt: row.updatedAt.getTime(), isPublic: true });
    const last = rows.at(-1);
    if (rows.length < statesAtOnce || !last) return states;
    cursor = { at: last.updatedAt, id: last._id.toHexString() };
  }
}

/** Every item that was saved or moved since, whatever its state. */
export async function listChangedStates(since: Date): Promise<TextState[]> {
  await connectDatabase();
  const rows = await ArticleModel.find(
    { trashed: mongoose.trusted({ $in: [true, false] }), updatedAt: mongoose.trusted({ $gte: since }) },
    stateFields,
  ).lean();
  return rows.map((row) => ({
    id: row._id.toHexString(),
    updatedAt: row.updatedAt.getTime(),
    isPublic: row.trashed === publishedFilter.trashed && row.state === publishedFilter.state,
  }));
}

/** Every section. There are few. */
export async function listSectionStates(): Promise<TextState[]> {
  await connectDatabase();
  const rows = await SectionModel.find({}, { updatedAt: 1 }).lean();
  return rows.map((row) => ({
    id: row._id.toHexString(),
    updatedAt: row.updatedAt.getTime(),
    isPublic: true,
  }));
}

/** How many items there are in all, drafts too, from the collection's own count. */
export async function countAllArticles(): Promise<number> {
  await connectDatabase();
  return ArticleModel.estimatedDocumentCount();
}

/** How many items readers can see, counted in an index. */
export async function countPublished(): Promise<number> {
  await connectDatabase();
  return ArticleModel.countDocuments({ ...publishedFilter });
}

/** The published texts among these, as the index takes them in. */
export async function readSearchDocuments(ids: string[]): Promise<SearchDocument[]> {
  await connectDatabase();
  const _id = mongoose.trusted({ $in: ids.map((id) => new mongoose.Types.ObjectId(id)) });
  const [articles, sections] = await Promise.all([
    ArticleModel.find(
      { ...publishedFilter, _id },
      { title: 1, summary: 1, bodyText: 1, day: 1, topicIds: 1, event: 1, updatedAt: 1 },
    ).lean(),
    SectionModel.find({ _id }, { title: 1, opening: 1, bodyText: 1, topicIds: 1, updatedAt: 1 }).lean(),
  ]);
  return [
    ...articles.map((row): SearchDocument => ({
      id: row._id.toHexString(),
      kind: row.event?.startsAt ? 'event' : 'news',
      day: row.day,
      topicIds: row.topicIds.map((id) => id.toHexString()),
      title: row.title,
      summary: row.summary,
      body: row.bodyText,
      updatedAt: row.updatedAt.getTime(),
    })),
    ...sections.map((row): SearchDocument => ({
      id: row._id.toHexString(),
      kind: 'section',
      day: null,
      topicIds: [],
      title: row.title,
      summary: row.opening,
      body: row.bodyText,
      updatedAt: row.updatedAt.getTime(),
    })),
  ];
}
