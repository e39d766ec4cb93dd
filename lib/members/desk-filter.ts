import mongoose from 'mongoose';
import { beginsWith, searchTerms } from './search-keys';

/** Every term of a search begins one of a document's keys; no condition where nothing was asked. */
export function searchFilter(query: string): Record<string, unknown> {
  const terms = searchTerms(query);
  if (terms.length === 0) return query.trim() === '' ? {} : { searchKeys: '' };
  return { $and: terms.map((term) => ({ searchKeys: mongoose.trusted({ $regex: beginsWith(term) }) })) };
}
