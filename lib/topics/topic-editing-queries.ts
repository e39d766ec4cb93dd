import 'server-only';
import mongoose, { type ClientSession, type Types } from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { ArticleModel } from '@/models/article';
import { TopicModel, type TopicRow } from '@/models/topic';
import type { TopicDetail } from './topic-types';

export type EditableTopic = TopicDetail & { version: number };
export type CountedTopic = EditableTopic & {
  /** Items that carry it: drafts and the trash count too, for they would lose it. */
  uses: number;
};

/** Every topic and place by name, with how many items use it. There are tens of them. */
export async function listTopicsForEditing(): Promise<CountedTopic[]> {
  await connectDatabase();
  const rows = await TopicModel.find({}).sort({ name: 1, _id: 1 }).lean();
  const counts = await Promise.all(rows.map((row) => countItemsWithTopic(row._id)));
  return rows
    .map((row, index) => ({ ...toEditable(row), uses: counts[index] ?? 0 }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** How many items carry a topic, in every state, the trash included; both kinds of `trashed` name the index. */
export function countItemsWithTopic(id: Types.ObjectId | string, session?: ClientSession): Promise<number> {
  const wherever = mongoose.trusted({ $in: [true, false] });
  return ArticleModel.countDocuments({ trashed: wherever, topicIds: id }, { session }).exec();
}

/** One topic for its form, or null. */
export async function findTopicForEditing(id: unknown): Promise<EditableTopic | null> {
  const _id = parseId(id);
  if (!_id) return null;
  await connectDatabase();
  const row = await TopicModel.findOne({ _id }).lean();
  return row && toEditable(row);
}

function toEditable(row: TopicRow): EditableTopic {
  return {
    id: row._id.toHexString(),
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    description: row.description,
    version: row.version,
  };
}
