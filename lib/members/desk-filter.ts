import mongoose, { Types } from 'mongoose';
import type { InstantCursor } from '@/lib/kernel/instant-cursor';
import { beginsWith, searchTerms } from './search-keys';

/** Every term of a search begins one of a document's keys; no condition where nothing was asked. */
export function searchFilter(query: string): Record<string, unknown> {
  const terms = searchTerms(query);
  if (terms.length === 0) return query.trim() === '' ? {} : { searchKeys: '' };
  return { $and: terms.map((term) => ({ searchKeys: mongoose.trusted({ $regex: beginsWith(term) }) })) };
}

/** Everything after the cursor in a list that is sorted by `field` and `_id`, newest first. */
export function afterCursor(field: string, cursor: InstantCursor | null): Record<string, unknown> {
  if (!cursor) return {};
  return {
    [field]: mongoose.trusted({ $lte: cursor.at }),
    $or: [
      { [field]: mongoose.trusted({ $lt: cursor.at }) },
      { [field]: cursor.at, _id: mongoose.trusted({ $lt: new Types.ObjectId(cursor.id) }) },
    ],
  };
}
