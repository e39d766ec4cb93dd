import 'server-only';
import type { Types } from 'mongoose';
import mongoose from 'mongoose';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { connectDatabase } from '@/lib/kernel/database';
import { slugSchema } from '@/lib/kernel/slug';
import { TopicModel, type TopicRow } from '@/models/topic';
import type { TopicDetail, TopicRef } from './topic-types';

/** Topics and places by name. There are tens of them, not thousands. */
export const listTopics = cache(async (): Promise<TopicDetail[]> => {
  await connectDatabase();
  const rows = await TopicModel.find({}, { slug: 1, name: 1, kind: 1, description: 1 })
    .sort({ name: 1, _id: 1 })
    .lean();
  return rows.map(toDetail).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
});

/**
 * Every topic and place by its id: one query for all lists of a page, which need not wait for their rows to know
 * which topics to ask for.
 */
export const mapTopicRefs = cache(async (): Promise<Map<string, TopicRef>> => {
  await connectDatabase();
  const rows = await TopicModel.find({}, { slug: 1, name: 1, kind: 1 }).lean();
  return new Map(rows.map((row) => [row._id.toHexString(), toRef(row)]));
});

/** The topics with these ids, keyed by id. A topic that is gone is left out. */
export async function findTopicRefs(ids: Types.ObjectId[]): Promise<Map<string, TopicRef>> {
  if (ids.length === 0) return new Map();
  await connectDatabase();
  const unique = [...new Map(ids.map((id) => [id.toHexString(), id])).values()];
  const rows = await TopicModel.find(
    { _id: mongoose.trusted({ $in: unique }) },
    { slug: 1, name: 1, kind: 1 },
  ).lean();
  return new Map(rows.map((row) => [row._id.toHexString(), toRef(row)]));
}

/** One topic or place by its address, or null. Any text may be asked for. */
export const findTopic = cache(async (slug: string): Promise<TopicDetail | null> => {
  if (!slugSchema.safeParse(slug).success) return null;
  await connectDatabase();
  const row = await TopicModel.findOne({ slug }).lean();
  return row && toDetail(row);
});

/** One topic or place, or the answer 404. */
export async function getTopic(slug: string): Promise<TopicDetail> {
  return (await findTopic(slug)) ?? notFound();
}

function toRef(row: Pick<TopicRow, '_id' | 'slug' | 'name' | 'kind'>): TopicRef {
  return { id: row._id.toHexString(), slug: row.slug, name: row.name, kind: row.kind };
}

function toDetail(row: Pick<TopicRow, '_id' | 'slug' | 'name' | 'kind' | 'description'>): TopicDetail {
  return { ...toRef(row), description: row.description };
}
