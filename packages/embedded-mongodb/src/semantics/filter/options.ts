import type { Document } from 'bson';
import type { MatchContext } from '../paths';
import type { StringComparer } from '../values/compare';

export interface CompileOptions {
  /** From `compileCollation`; undefined is the simple (binary) collation. */
  collation?: StringComparer;
  /** Answers `$text`; without it `$text` is refused. Gets the body of `$text`. */
  text?: (spec: Document) => (doc: Document) => boolean;
  /** The time of the command, for `$$NOW`. */
  now?: Date;
  /** Values of `$$name` in expressions, by name without the dollars. */
  variables?: Document;
}

/** With a context, a match notes the array position for the positional `$`. */
export type Test<T> = (subject: T, context?: MatchContext) => boolean;

/** Tests a document. */
export type DocumentTest = Test<Document>;

/** Tests whatever operators were applied to: a document (at a path), or one array element. */
export type Subject = Test<unknown>;
