import type { Document } from 'bson';
import type { EnvironmentOptions } from '../expressions/environment';
import type { Test } from '../paths';

export interface CompileOptions extends EnvironmentOptions {
  /** Answers `$text`; without it `$text` is refused. Gets the body of `$text`. */
  text?: (spec: Document) => (doc: Document) => boolean;
}

/** Tests a document. */
export type DocumentTest = Test<Document>;

/** Tests one value, or whatever it was lifted to: a document (at a path), or one array element. */
export type ValueTest = Test<unknown>;
