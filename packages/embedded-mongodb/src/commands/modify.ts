import type { Document } from 'bson';
import { isDocument } from '../bson-codec';
import { failedToParse } from '../errors';
import { planQuery, runPlan, type Query } from '../planner/query';
import { ReadContext } from '../planner/read-context';
import type { Row } from '../planner/row';
import { compileUpdate } from '../semantics';
import type { CollectionInfo } from '../storage/catalogue';
import { CollectionWriter } from '../storage/collection';
import type { WriteTransaction } from '../storage/snapshot';
import { documentsField, flagField } from './fields';

/** What becomes of the documents that a query finds: without an update they go. */
export type Modification = { query: Query } & Partial<ReturnType<typeof modificationOf>>;
export interface ModificationResult {
  /** How many were found, or made. */
  n: number;
  modified: number;
  /** The document that was inserted because none was found. */
  upserted?: Document;
  /** The last document that was found, as it was and as it is. */
  before?: Document;
  after?: Document;
}

/** Reads a statement of `update`, or a `findAndModify`, whose update has another name. */
export function modificationOf(statement: Document, query: Query, update: unknown) {
  if (!isDocument(update) && !(Array.isArray(update) && update.every(isDocument)))
    throw failedToParse('Update argument must be either an object or an array');
  const arrayFilters = (statement.arrayFilters ?? undefined) && documentsField(statement, 'arrayFilters');
  query.options.isUpsert = flagField(statement, 'upsert');
  return { query, update, arrayFilters };
}

export function modify(
  transaction: WriteTransaction,
  namespace: string,
  { query, update, arrayFilters }: Modification,
  context = new ReadContext(transaction),
): ModificationResult {
  const rows = rowsToChange(transaction, namespace, query, context);
  // Compiled whether there is a document or not, so that a mistaken update is always refused.
  const options = { ...query.options, filter: query.filter, arrayFilters, isMulti: query.limit !== 1 };
  const compiled = update && compileUpdate(update, options);
  const result: ModificationResult = { n: rows.length, modified: 0 };
  if (rows.length === 0) {
    if (!compiled || !query.options.isUpsert) return result;
    return { n: 1, modified: 0, upserted: writerFor(transaction, namespace).insert(compiled()) };
  }
  const writer = writerFor(transaction, namespace);
  for (const { record, doc } of rows) {
    const after = compiled?.(doc);
    if (!after) writer.delete(record, doc);
    else if (after !== doc) {
      writer.replace(record, doc, after);
      result.modified++;
    }
    Object.assign(result, { before: doc, after });
  }
  return result;
}

/** The rows of a query, all read before anything is changed: a change must not lead the scan to a row again. */
export function rowsToChange(
  transaction: WriteTransaction,
  namespace: string,
  query: Query,
  context = new ReadContext(transaction),
): Row[] {
  return [...runPlan(planQuery(transaction.catalogue.find(namespace), query), context)];
}

/** The collection, made now if it does not exist: MongoDB's collections come into being with their first document. */
export function ensureCollection(transaction: WriteTransaction, namespace: string): CollectionInfo {
  const { catalogue } = transaction;
  return catalogue.find(namespace) ?? catalogue.create(transaction, namespace, {});
}

/** A writer for a collection, for as long as its definition does not change. */
export function writerFor(transaction: WriteTransaction, namespace: string): CollectionWriter {
  return new CollectionWriter(transaction, ensureCollection(transaction, namespace));
}
