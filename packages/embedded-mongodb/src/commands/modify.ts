import type { Document } from 'bson';
import { isDocument } from '../bson-codec';
import { failedToParse } from '../errors';
import { planQuery, runPlan, type Query } from '../planner/query';
import { ReadContext } from '../planner/read-context';
import type { Row } from '../planner/row';
import { compileUpdate, type CompileOptions } from '../semantics';
import type { WriteTransaction } from '../storage/snapshot';
import { countField, documentField } from './command';
import { writerFor } from './collection-access';

/** One change of documents, as a statement of `update` or as a `findAndModify`. */
export interface Modification {
  query: Query;
  update: Document | Document[];
  arrayFilters?: Document[];
  upsert: boolean;
  multi: boolean;
}
export interface ModificationResult {
  matched: number;
  modified: number;
  /** The document that was inserted because none matched. */
  upserted?: Document;
  /** The last document that matched, as it was and as it is. */
  before?: Document;
  after?: Document;
}

/** The rows of a query, all read before anything is changed: a change must not lead the scan to a row again. */
export function rowsToChange(
  transaction: WriteTransaction,
  namespace: string,
  query: Query,
  command: Document,
): Row[] {
  const context = new ReadContext(transaction);
  context.allow(countField(command, 'maxTimeMS') ?? 0);
  return [...runPlan(planQuery(transaction.catalogue.find(namespace), query), context)];
}

export function modify(
  transaction: WriteTransaction,
  namespace: string,
  { query, update, arrayFilters, upsert, multi }: Modification,
  command: Document,
): ModificationResult {
  const limited = multi ? query : { ...query, limit: 1 };
  const rows = rowsToChange(transaction, namespace, limited, command);
  // Compiled whether there is a document or not, so that a mistaken update is always refused.
  const compiled = compileUpdate(update, { ...query.options, filter: query.filter, arrayFilters });
  if (rows.length === 0) {
    if (!upsert) return { matched: 0, modified: 0 };
    const upserted = writerFor(transaction, namespace).insert(compiled.insert());
    return { matched: 0, modified: 0, upserted };
  }
  const writer = writerFor(transaction, namespace);
  const result: ModificationResult = { matched: rows.length, modified: 0 };
  for (const { record, doc } of rows) {
    const after = compiled.apply(doc);
    if (after !== doc) {
      writer.replace(record, doc, after);
      result.modified++;
    }
    result.before = doc;
    result.after = after;
  }
  return result;
}

/** Checks what is given as an update: operators, a replacement or a pipeline. */
export function readUpdate(value: unknown, multi: boolean): Document | Document[] {
  if (Array.isArray(value) && value.every(isDocument)) return value;
  if (!isDocument(value)) throw failedToParse('Update argument must be either an object or an array');
  const isReplacement = !(Object.keys(value)[0] ?? '').startsWith('$');
  if (isReplacement && multi)
    throw failedToParse('multi update is not supported for replacement-style update');
  return value;
}

export function readArrayFilters(command: Document): Document[] | undefined {
  const { arrayFilters } = command;
  if (arrayFilters === undefined || arrayFilters === null) return undefined;
  if (!Array.isArray(arrayFilters) || !arrayFilters.every(isDocument)) {
    throw failedToParse("'arrayFilters' must be an array of objects");
  }
  return arrayFilters;
}

/** The query of a statement: `q` of update and delete, `query` of findAndModify. */
export function changeQuery(statement: Document, field: 'q' | 'query', options: CompileOptions): Query {
  return {
    filter: documentField(statement, field) ?? {},
    sort: documentField(statement, 'sort'),
    hint: statement.hint,
    options,
  };
}
