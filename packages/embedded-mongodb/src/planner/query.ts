import type { Document } from 'bson';
import { isDocument } from '../bson-codec';
import {
  compileFilter,
  compileSort,
  fieldsOfFilter,
  filtered,
  lengthOf,
  limitMemory,
  sliced,
  type CompileOptions,
} from '../semantics';
import { readTotals, type CollectionInfo } from '../storage/catalogue';
import type { AccessPath, IndexScan } from './access-path';
import { chooseAccessPath } from './choose';
import type { ReadContext } from './read-context';
import type { Row } from './row';
import { indexRecords, scanRows } from './scan';

/** Which documents of a collection are wanted, and in which order. */
export interface Query {
  filter: Document;
  sort?: Document;
  skip?: number;
  limit?: number;
  hint?: unknown;
  /** The top fields that are wanted of each document; undefined for all. */
  fields?: string[];
  options: CompileOptions;
}

/** A query with the way to answer it. */
export interface Plan {
  info: CollectionInfo | undefined;
  query: Query;
  path: AccessPath;
  /** Whether documents must be looked at to know whether they match. */
  filters: boolean;
  /** Whether documents must be collected and sorted. */
  sorts: boolean;
}

export function planQuery(info: CollectionInfo | undefined, query: Query): Plan {
  const { filter, sort, hint, options } = query;
  // Checked here, because an index that is in order needs no comparing.
  if (sort) compileSort(sort, options);
  const path = chooseAccessPath(info, { filter, sort, hint, hasCollation: options.collation !== undefined });
  const isEmpty = Object.keys(filter).length === 0;
  const isSorted =
    !sort ||
    Object.keys(sort).length === 0 ||
    (path.kind === 'IXSCAN' && path.sorted) ||
    (path.kind === 'TEXT_MATCH' && isByScoreAlone(sort));
  const filters = !isEmpty && !(path.kind === 'IXSCAN' && path.exact);
  const plan = { info, query, path, filters, sorts: !isSorted };
  return path.kind === 'IXSCAN' && isCovered(plan, path)
    ? { ...plan, path: { ...path, covers: true } }
    : plan;
}

/** Whether the index alone can answer. A document may stand in it more than once, or with a key that does not tell all. */
function isCovered({ query: { fields }, filters, sorts }: Plan, { index }: IndexScan): boolean {
  if (!fields || filters || sorts || index.isMultikey || index.state.truncated) return false;
  return fields.every((field) => index.fields.some(({ path }) => path === field));
}

/** A text search gives its best matches first by itself. */
function isByScoreAlone(sort: Document): boolean {
  const orders = Object.values(sort) as unknown[];
  return orders.length === 1 && isDocument(orders[0]);
}

/** The rows a plan leads to, filtered, in order, skipped and limited; lazily unless they must be sorted. */
export function runPlan(plan: Plan, context: ReadContext): Iterable<Row> {
  const { query } = plan;
  const { skip = 0, limit = 0 } = query;
  let rows = matchingRows(plan, context);
  if (plan.sorts) rows = sortedRows(rows, query, limit > 0 ? skip + limit : Infinity);
  return skip > 0 || limit > 0 ? sliced(rows, skip, limit || Infinity) : rows;
}

function matchingRows({ info, path, query, filters }: Plan, context: ReadContext): Iterable<Row> {
  // Compiled even if not needed, so that a filter that can't be read is refused whatever the plan.
  const isTextMatched = path.kind === 'TEXT_MATCH';
  const matches = compileFilter(query.filter, { ...query.options, isTextMatched });
  const rows = scanRows(info, path, context);
  const fields = fieldsOfFilter(query.filter);
  return filters ? filtered(rows, (row) => matches(row.with(fields))) : rows;
}

/** All rows in order, or the first `wanted` of them without ever keeping many more than that. */
function* sortedRows(rows: Iterable<Row>, { sort = {}, options }: Query, wanted: number): Generator<Row> {
  let kept: Row[] = [];
  let keep = limitMemory('Sort without an index');
  const { sort: sortAll } = compileSort(sort, options);
  const isByScore = Object.values(sort).some(isDocument);
  const fields = isByScore
    ? undefined
    : new Set(Object.keys(sort).map((path) => path.split('.', 1)[0] as string));
  const put = () => {
    const byDoc = new Map(kept.map((row) => [row.with(fields), row]));
    kept = sortAll(byDoc.keys()).map((doc) => byDoc.get(doc) as Row);
  };
  for (const row of rows) {
    kept.push(row);
    keep(row.raw.length);
    if (kept.length <= 2 * wanted + 1000) continue;
    put();
    kept.length = wanted;
    keep = limitMemory('Sort without an index');
    for (const { raw } of kept) keep(raw.length);
  }
  put();
  yield* kept;
}

/** How many documents match, from the totals or from an index alone where that is enough. */
export function countMatching(plan: Plan, context: ReadContext): number {
  const { info, path, filters, query } = plan;
  const { skip = 0, limit = 0 } = query;
  let count = 0;
  if (info && path.kind === 'COLLSCAN' && !filters) count = readTotals(context.current, info.id).count;
  else if (path.kind === 'IXSCAN' && !filters) count = countEntries(path, context);
  else count = lengthOf(matchingRows(plan, context));
  count = Math.max(0, count - skip);
  return limit > 0 ? Math.min(count, limit) : count;
}

function countEntries(path: Extract<AccessPath, { kind: 'IXSCAN' }>, context: ReadContext): number {
  if (path.index.isMultikey) return lengthOf(indexRecords(path, context));
  const count = path.ranges.reduce((sum, range) => sum + context.current.count('entries', range), 0);
  context.keysExamined += count;
  return count;
}
