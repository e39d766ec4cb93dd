import 'server-only';
import mongoose from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { ArticleModel } from '@/models/article';
import { summaryFields, toSummaries, type SummaryRow } from './article-rows';
import type { ArticleSummary, Neighbour, Neighbours } from './article-types';
import { sameBatch } from './batches';
import { beyond, newestFirst, oldestFirst } from './feed-order';
import { publishedFilter } from './published-filter';
import { closestFirst } from './related-order';

type Batch = Pick<ArticleSummary, 'id' | 'day' | 'bulletin'>;
type Place = Batch & { publishedAt: string };

/** The other items of an item's batch (its bulletin, or else its day), in the feed's order. */
export async function listPublishedOfBatch(item: Batch, limit = 6): Promise<ArticleSummary[]> {
  await connectDatabase();
  const batch = item.bulletin ? { 'bulletin.number': item.bulletin.number } : { day: item.day };
  const rows: SummaryRow[] = await ArticleModel.find({ ...publishedFilter, ...batch }, summaryFields)
    .sort(newestFirst)
    .limit(limit + 1)
    .lean();
  const others = await toSummaries(rows.filter((row) => row._id.toHexString() !== item.id));
  return others.filter((other) => sameBatch(other, item)).slice(0, limit);
}

/** The items just above and below an item in the feed. */
export async function findNeighbours({ id, day, publishedAt }: Place): Promise<Neighbours> {
  const position = { id, day, publishedAt: new Date(publishedAt) };
  await connectDatabase();
  const find = (side: 'newer' | 'older') =>
    ArticleModel.findOne(
      { ...publishedFilter, ...beyond(position, side) },
      { slug: 1, title: 1, lang: 1, _id: 0 },
    )
      .sort(side === 'newer' ? oldestFirst : newestFirst)
      .lean<Neighbour | null>();
  const [newer, older] = await Promise.all([find('newer'), find('older')]);
  return { newer, older };
}

const topicsLookedAt = 4;
const nearestPerTopic = 4;

/**
 * Items of other batches with the same topics and places, most in common first, then nearest in time. Of each of
 * the item's first topics the nearest on either side are looked at, which costs the same in any archive.
 */
export async function listRelatedArticles(
  item: Batch & Pick<ArticleSummary, 'topics'>,
  limit = 3,
): Promise<ArticleSummary[]> {
  const topicIds = item.topics.slice(0, topicsLookedAt).flatMap((topic) => parseId(topic.id) ?? []);
  if (topicIds.length === 0) return [];
  await connectDatabase();
  const near = (topicId: mongoose.Types.ObjectId, past: '$lt' | '$gt'): Promise<SummaryRow[]> =>
    ArticleModel.find(
      { ...publishedFilter, topicIds: topicId, day: mongoose.trusted({ [past]: item.day }) },
      summaryFields,
    )
      .sort(past === '$lt' ? newestFirst : oldestFirst)
      .limit(nearestPerTopic)
      .lean();
  const found = Promise.all(topicIds.flatMap((id) => [near(id, '$lt'), near(id, '$gt')]));
  const candidates = await toSummaries(found.then((lists) => lists.flat()));
  return closestFirst(
    item,
    candidates.filter((candidate) => !sameBatch(candidate, item)),
  ).slice(0, limit);
}
