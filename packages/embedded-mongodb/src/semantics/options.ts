import type { Document } from 'bson';
import type { StringComparer } from './values/compare';

/** What filters, expressions, updates and pipelines share for a whole command. */
export interface CompileOptions {
  /** Values of `$$name`, by name without the dollars. */
  variables?: Document;
  /** The time of the command, for `$$NOW`. */
  now?: Date;
  /** From `compileCollation`; undefined is the simple (binary) collation. */
  collation?: StringComparer;
  /** Whether documents have been found by the text that `$text` asks for; else it is refused. */
  isTextMatched?: boolean;
  /** Where a filter stands that is part of another: no `$text` can be there, and for an element no `$expr`. */
  place?: 'branch' | 'element';
  /** Whether what is not found is made, from a query without `$expr`. */
  isUpsert?: boolean;
}
