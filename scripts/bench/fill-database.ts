import type { Types } from 'mongoose';
import { ArticleModel } from '@/models/article';
import { TopicModel } from '@/models/topic';
import { articleRows } from './content/article-rows';

const batchSize = 1000;

/** Adds generated items until there are `count` articles in all. */
export async function addGeneratedItems(count: number): Promise<void> {
  const topics = await TopicModel.find({}, { _id: 1 }).lean();
  const missing = count - (await ArticleModel.countDocuments({}));
  const topicIds: Types.ObjectId[] = topics.map((topic) => topic._id);
  let batch: unknown[] = [];
  for (const row of articleRows(missing, topicIds)) {
    batch.push(row);
    if (batch.length < batchSize) continue;
    await insert(batch);
    batch = [];
  }
  await insert(batch);
}

async function insert(rows: unknown[]): Promise<void> {
  if (rows.length > 0) await ArticleModel.insertMany(rows, { lean: true, timestamps: false });
}
