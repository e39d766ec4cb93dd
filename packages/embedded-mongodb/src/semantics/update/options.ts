import type { Document } from 'bson';
import type { StringComparer } from '../values/compare';

export interface UpdateOptions {
  /** The query that found the document; the positional `$` refers to what it matched. */
  filter: Document;
  arrayFilters?: Document[];
  upsert?: boolean;
  /** The time of the command, for `$currentDate` and `$$NOW`. */
  now: Date;
  collation?: StringComparer;
  /** Values of `$$name` in pipeline updates. */
  variables?: Document;
}
