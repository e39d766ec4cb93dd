import type { ClientSession } from 'mongoose';
import mongoose from 'mongoose';
import { raiseContentVersion } from '@/lib/content-version/content-version-mutations';
import { readContentVersion } from '@/lib/content-version/content-version-queries';
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

const attempts = 3;

/**
 * Counts everything anew, each count from one stretch of the feed's indexes. Counting takes its time in a large archive
 * and holds nobody up: it is done again where readers saw a change meanwhile, which the content version tells.
 */
export async function recountPublished(): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { version } = await readContentVersion();
    const rows = [...(await countMonths()), ...(await countTopics())];
    if (await replaceCounts(rows, attempt < attempts ? version : undefined)) return;
  }
}

/** Puts the counts in place, unless the content version is no longer the one that is given. */
async function replaceCounts(rows: PublishedCountRow[], version: number | undefined): Promise<boolean> {
  return inTransaction(async (session) => {
    // First, so that whoever publishes at the same moment waits or comes again.
    const raised = await raiseContentVersion(session);
    if (version !== undefined && raised.version !== version + 1) return false;
    await PublishedCountModel.deleteMany({}, { session });
    if (rows.length > 0) await PublishedCountModel.insertMany(rows, { session });
    return true;
  });
}

async function countMonths(): Promise<PublishedCountRow[]> {
  const edge = (order: typeof newestFirst | typeof oldestFirst) =>
    ArticleModel.findOne({ ...publishedFilter }, { day: 1 })
      .sort(order)
      .lean();
  const [newest, oldest] = await Promise.all([edge(newestFirst), edge(oldestFirst)]);
  if (!newest || !oldest) return [];
  const rows: PublishedCountRow[] = [];
  for (const month of monthsBetween(newest.day, oldest.day)) {
    const range = rangeOfMonth(month.slice(0, 4), month.slice(5));
    if (!range) continue;
    const filter = { ...publishedFilter, ...within(range) };
    rows.push({ _id: monthKey(month), count: await ArticleModel.countDocuments(filter) });
  }
  return rows.filter(({ count }) => count > 0);
}

async function countTopics(): Promise<PublishedCountRow[]> {
  const rows: PublishedCountRow[] = [];
  for (const { _id } of await TopicModel.find({}, { _id: 1 }).lean()) {
    const count = await ArticleModel.countDocuments({ ...publishedFilter, topicIds: _id });
    rows.push({ _id: topicKey(_id.toHexString()), count });
  }
  return rows.filter(({ count }) => count > 0);
}
