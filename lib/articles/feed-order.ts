import mongoose from 'mongoose';
import type { ArticleRow } from '@/models/article';
import type { DayRange } from './archive-period';
import type { FeedPosition } from './feed-position';

/** The order in which readers see items, and the same backwards. */
export const newestFirst = { day: -1, publishedAt: -1, _id: -1 } as const;
export const oldestFirst = { day: 1, publishedAt: 1, _id: 1 } as const;

/** What a row must hold to know its place. */
export const positionFields = { day: 1, publishedAt: 1 } as const;

export function positionOf(row: Pick<ArticleRow, '_id' | 'day' | 'publishedAt'>): FeedPosition {
  return { day: row.day, publishedAt: row.publishedAt ?? new Date(0), id: row._id.toHexString() };
}

/** Everything of some days. */
export const within = ({ from, to }: DayRange) => ({ day: mongoose.trusted({ $gte: from, $lte: to }) });

/**
 * Everything on one side of a position, within `range` if given; `from` is the newer side with the position itself.
 * The bounds on `day` alone let the index start at the right place; the rest decides among the items of that day.
 */
export function beyond(
  { day, publishedAt, id }: FeedPosition,
  side: 'older' | 'newer' | 'from',
  range?: DayRange,
) {
  const past = side === 'older' ? '$lt' : '$gt';
  const bounds =
    side === 'older'
      ? { ...(range && { $gte: range.from }), $lte: day }
      : { $gte: day, ...(range && { $lte: range.to }) };
  const itself = side === 'from' ? '$gte' : past;
  return {
    day: mongoose.trusted(bounds),
    $or: [
      { day: mongoose.trusted({ [past]: day }) },
      { day, publishedAt: mongoose.trusted({ [past]: publishedAt }) },
      { day, publishedAt, _id: mongoose.trusted({ [itself]: new mongoose.Types.ObjectId(id) }) },
    ],
  };
}
