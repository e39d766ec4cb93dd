import mongoose from 'mongoose';
import { openDatabase } from '@/server/database';
import { connectDatabase } from '@/lib/kernel/database';
import { provideRuntime, readEnv } from '@/lib/kernel/env';
import { seedDatabase } from '@/lib/seed/seed-database';
import { prepareCollections } from '@/models';
import { ArticleModel } from '@/models/article';
import { TopicModel } from '@/models/topic';
import { articleRows } from './article-rows';

const batchSize = 1000;

/** Fills the database that the environment names: the demo content, and generated items up to `count` in all. */
export async function fillDatabase(count: number): Promise<void> {
  const env = readEnv();
  const database = await openDatabase(env);
  provideRuntime({
    databaseUri: database.uri,
    authSecret: 'only-for-filling-a-database-never-for-sessions',
    siteUrl: env.siteUrl,
    dev: false,
  });
  await connectDatabase();
  await prepareCollections();
  await seedDatabase();
  const topics = await TopicModel.find({}, { _id: 1 }).lean();
  const missing = count - (await ArticleModel.countDocuments({}));
  let batch: unknown[] = [];
  const write = async () => {
    if (batch.length > 0) await ArticleModel.insertMany(batch, { lean: true, timestamps: false });
    batch = [];
  };
  for (const row of articleRows(
    missing,
    topics.map((topic) => topic._id),
  )) {
    batch.push(row);
    if (batch.length === batchSize) await write();
  }
  await write();
  await mongoose.disconnect();
  await database.close();
}
