import type { Document } from 'bson';

const todo = (name: string): never => {
  throw new Error(`${name} is not written yet`);
};

export interface Collation {
  locale: 'en';
  strength: 1 | 2 | 3;
}
/** Compares two strings; `undefined` (simple collation) is by code point. */
export type StringComparer = (a: string, b: string) => number;
export interface CompileOptions {
  /** From `compileCollation`; undefined is the simple (binary) collation. */
  collation?: StringComparer;
  /** Answers `$text`; without it `$text` is refused. Gets the body of `$text`. */
  text?: (spec: Document) => (doc: Document) => boolean;
  now?: Date;
  /** Values of `$$name` in `$expr`, by name without the dollars. */
  variables?: Document;
}
export interface UpdateOptions {
  filter: Document;
  arrayFilters?: Document[];
  upsert?: boolean;
  now: Date;
  collation?: StringComparer;
  variables?: Document;
}
export interface PipelineContext {
  /** The documents of a collection of the same database, for `$lookup` and `$unionWith`. */
  collection(name: string): Iterable<Document>;
  now: Date;
  variables?: Document;
  collation?: StringComparer;
  text?: CompileOptions['text'];
}

/** Full BSON order across types; numbers by value; undefined (missing) counts as null. */
export function compareValues(a: unknown, b: unknown, collation?: StringComparer): number {
  return todo(String([a, b, collation]));
}
export function valuesEqual(a: unknown, b: unknown, collation?: StringComparer): boolean {
  return todo(String([a, b, collation]));
}
/** Reads `{ locale, strength }`; refuses what is not supported; undefined for `simple`. */
export function compileCollation(spec: Document | undefined): StringComparer | undefined {
  return todo(String(spec));
}
export function compileFilter(filter: Document, options?: CompileOptions): (doc: Document) => boolean {
  return todo(String([filter, options]));
}
export function compileSort(
  spec: Document,
  options?: { collation?: StringComparer },
): (a: Document, b: Document) => number {
  return todo(String([spec, options]));
}
export function compileProjection(
  spec: Document,
  filter?: Document,
  options?: CompileOptions,
): (doc: Document) => Document {
  return todo(String([spec, filter, options]));
}
/** A new document with the update applied; the same object when nothing changes. */
export function applyUpdate(doc: Document, update: Document | Document[], options: UpdateOptions): Document {
  return todo(String([doc, update, options]));
}
/** The document that an upsert inserts; `_id` may be missing. */
export function upsertDocument(
  filter: Document,
  update: Document | Document[],
  options: Omit<UpdateOptions, 'filter'>,
): Document {
  return todo(String([filter, update, options]));
}
export function runPipeline(
  input: Iterable<Document>,
  pipeline: Document[],
  context: PipelineContext,
): Iterable<Document> {
  return todo(String([input, pipeline, context]));
}
export function evaluateExpression(
  expression: unknown,
  doc: Document,
  variables?: Document,
  context?: { now?: Date; collation?: StringComparer },
): unknown {
  return todo(String([expression, doc, variables, context]));
}
/** The values an index sees at a dotted path: one per array element; `[undefined]` for missing. */
export function valuesAtPath(doc: Document, path: string): unknown[] {
  return todo(String([doc, path]));
}
/** Lower-case words without diacritics, in order, not stemmed. */
export function tokenise(text: string): string[] {
  return todo(text);
}
export function parseTextQuery(search: string): { terms: string[]; phrases: string[]; negated: string[] } {
  return todo(search);
}
/** Remembers a document's text score for `$meta: 'textScore'` (kept out of its fields and of BSON). */
export function setTextScore(doc: Document, score: number): void {
  todo(String([doc, score]));
}
