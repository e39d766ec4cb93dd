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
  /** Answers `$text`; without it `$text` is refused. Gets the body of `$text`. */
  text?: (spec: Document) => (doc: Document) => boolean;
}
