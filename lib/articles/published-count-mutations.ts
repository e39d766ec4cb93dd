import type { ClientSession } from 'mongoose';
import mongoose from 'mongoose';
import { raiseContentVersion } from '@/lib/content-version/content-version-mutations';
import { connectDatabase } from '@/lib/kernel/database';
import { inTransaction } from '@/lib/kernel/transaction';
import { ArticleModel } from '@/models/article';
import { PublishedCountModel, type PublishedCountRow } from '@/models/published-count';
import { TopicModel } from '@/models/topic';
import { monthsBetween, rangeOfMonth } from './archive-period';
import { newestFirst, oldestFirst, within } from './feed-order';
import { allOf, type Countable, countChanges, monthKey, topicKey } from './published-count-keys';
import { publishedFilter } from './published-filter';

// No `server-only` guard: the server, outside Next, puts counts right at its start.

/** Keeps the counts in step with one item; belongs into the unit of the item's own write. */
export async function keepCounts(
  before: Countable,
  after: Countable,
  session: ClientSession | undefined,
): Promise<void> {
  const changes = [...countChanges(before, after)];
  if (changes.length === 0) return;
  await PublishedCountModel.bulkWrite(
    changes.map(([_id, count]) => ({
      updateOne: { filter: { _id }, update: { $inc: { count } }, upsert: true },
    })),
    { session },
  );
}

/**
 * Counts everything anew where the counts don't add up to what is published: in a database from before there were
 * counts, or one that was filled by other means. True where it did.
 */
export async function recountIfWrong(): Promise<boolean> {
  await connectDatabase();
  const [months, published] = await Promise.all([
    PublishedCountModel.find({ _id: mongoose.trusted(allOf('month')) }).lean(),
    ArticleModel.countDocuments({ ...publishedFilter }),
  ]);
  if (months.reduce((sum, { count }) => sum + count, 0) === published) return false;
  await recountPublished();
  return true;
}

/** Counts everything anew, each count from one stretch of the feed's indexes. */
export async function recountPublished(): Promise<void> {
  await connectDatabase();
  await inTransaction(async (session) => {
    const rows = [...(await countMonths(session)), ...(await countTopics(session))];
    await PublishedCountModel.deleteMany({}, { session });
    if (rows.length > 0) await PublishedCountModel.insertMany(rows, { session });
    await raiseContentVersion(session);
  });
}

async function countMonths(session: ClientSession | undefined): Promise<PublishedCountRow[]> {
  const edge = (order: typeof newestFirst | typeof oldestFirst) =>
    ArticleModel.findOne({ ...publishedFilter }, { day: 1 }, { session })
      .sort(order)
      .lean();
  const newest = await edge(newestFirst);
  const oldest = await edge(oldestFirst);
  const rows: PublishedCountRow[] = [];
  if (!newest || !oldest) return rows;
  for (const month of monthsBetween(newest.day, oldest.day)) {
    const range = rangeOfMonth(month.slice(0, 4), month.slice(5));
    if (!range) continue;
    const filter = { ...publishedFilter, ...within(range) };
    rows.push({ _id: monthKey(month), count: await ArticleModel.countDocuments(filter, { session }) });
  }
  return rows.filter(({ count }) => count > 0);
}

async function countTopics(session: ClientSession | undefined): Promise<PublishedCountRow[]> {
  const rows: PublishedCountRow[] = [];
  for (const { _id } of await TopicModel.find({}, { _id: 1 }, { session }).lean()) {
    const filter = { ...publishedFilter, topicIds: _id };
    rows.push({
      _id: topicKey(_id.toHexString()),
      count: await ArticleModel.countDocuments(filter, { session }),
    });
  }
  return rows.filter(({ count }) => count > 0);
}
