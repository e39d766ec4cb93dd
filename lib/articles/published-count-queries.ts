import 'server-only';
import mongoose from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { PublishedCountModel } from '@/models/published-count';
import { allOf, monthKey, topicKey } from './published-count-keys';

/** How many published items each month (`2017-09`) has, oldest first; of one year, or of all. */
export async function countPublishedByMonth(year?: string): Promise<{ month: string; count: number }[]> {
  const bounds = year ? { $gte: monthKey(`${year}-01`), $lte: monthKey(`${year}-12`) } : allOf('month');
  const rows = await readCounts(bounds);
  return rows.map(({ key, count }) => ({ month: key, count }));
}

/** How many published items each topic and place has, keyed by its id; none where there are none. */
export async function countPublishedByTopic(): Promise<Map<string, number>> {
  return new Map((await readCounts(allOf('topic'))).map(({ key, count }) => [key, count]));
}

/** How many published items a topic or place has. */
export async function countPublishedOfTopic(topicId: string): Promise<number> {
  return (await readCounts({ $eq: topicKey(topicId) }))[0]?.count ?? 0;
}

/** How many published items a month (`2017-09`) has. */
export async function countPublishedOfMonth(month: string): Promise<number> {
  return (await readCounts({ $eq: monthKey(month) }))[0]?.count ?? 0;
}

async function readCounts(bounds: Record<string, string>): Promise<{ key: string; count: number }[]> {
  await connectDatabase();
  const rows = await PublishedCountModel.find({ _id: mongoose.trusted(bounds) })
    .sort({ _id: 1 })
    .lean();
  return rows
    .filter(({ count }) => count > 0)
    .map(({ _id, count }) => ({ key: _id.slice(_id.indexOf('/') + 1), count }));
}
