import type { Document } from 'bson';
import type { CompileOptions } from './filter/options';
import type { StringComparer } from './values/compare';

export { compileCollation } from './collation';
export { compileFilterTest as compileFilter } from './filter/compile';
export type { CompileOptions, DocumentTest } from './filter/options';
export { emptyArrayKey, valuesAtPath } from './paths';
export { compileSort, sortDocuments } from './sort';
export { carryTextScore, setTextScore, textScoreOf } from './text-score';
export { compareValues, valuesEqual, type StringComparer } from './values/compare';
export { typeName, typeRank, type TypeName } from './values/types';

const todo = (name: string): never => {
  throw new Error(`${name} is not written yet`);
};

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
/** Lower-case words without diacritics, in order, not stemmed. */
export function tokenise(text: string): string[] {
  return todo(text);
}
export function parseTextQuery(search: string): { terms: string[]; phrases: string[]; negated: string[] } {
  return todo(search);
}
