import type { Document } from 'bson';
import { asNumber, isDocument } from '../bson-codec';
import { badValue, failedToParse, location } from '../errors';
import { valuesEqual } from '../semantics';
import type { CollectionInfo } from '../storage/catalogue';
import type { IndexDefinition } from '../storage/index-definition';
import type { AccessPath, CollectionScan, IndexScan } from './access-path';
import { impliedConditions, splitFilter, type Condition, type FilterParts } from './conditions';
import { boundsOf, type IndexBounds } from './index-bounds';
import { orderOf, type SortField } from './index-order';
import { isImplied } from './partial-index';

export interface Question {
  filter: Document;
  sort?: Document;
  hint?: unknown;
  /** With a collation other than the simple one, indexes can't compare strings. */
  hasCollation?: boolean;
}

const FULL_SCAN: CollectionScan = { kind: 'COLLSCAN', backwards: false };

/** A question taken apart. */
interface Search extends FilterParts {
  sort?: SortField[];
  hasCollation: boolean;
}

/** Decides how to find the documents of a query. */
export function chooseAccessPath(info: CollectionInfo | undefined, question: Question): AccessPath {
  const { filter, sort, hasCollation = false } = question;
  // An empty hint is none.
  const hint = isDocument(question.hint) && Object.keys(question.hint).length === 0 ? null : question.hint;
  const search: Search = { ...splitFilter(filter), sort: sortFields(sort), hasCollation };
  if (search.text) return textScan(info, search.text, search.conditions, hint);
  if (!info) return FULL_SCAN;
  if (hint !== undefined && hint !== null) return hinted(info, hint, search);
  if (!search.sort && Object.keys(filter).length === 0) return FULL_SCAN;
  const best = bestIndex(info.indexes, search);
  if (best && best.score >= BOUNDED) return best;
  return unionOf(info, search) ?? best ?? FULL_SCAN;
}

/** From this score on, a scan is bounded and not only in order. */
const BOUNDED = 10;
const POINTS = { idLookup: 1000, uniqueMatch: 500, point: 20, points: 18, range: 12, exact: 1, order: 9 };

function bestIndex(indexes: IndexDefinition[], search: Search): IndexScan | undefined {
  const scans = indexes.flatMap((index) => scanOf(index, search) ?? []);
  return bestOf(scans.filter(({ score }) => score > 0));
}

const bestOf = ([first, ...others]: IndexScan[]): IndexScan | undefined =>
  first && others.reduce((best, scan) => (best.score >= scan.score ? best : scan), first);

/**
 * The scan of an index for a filter, or undefined if the index doesn't hold all documents in question. One that is
 * `wanted` by name is scanned nevertheless: who names it wants what it holds.
 */
function scanOf(index: IndexDefinition, search: Search, wanted = false): IndexScan | undefined {
  const { sort, hasCollation } = search;
  if (index.isText || !index.isOpen || (index.hasPositions && !wanted)) return undefined;
  const all = [...search.conditions, ...impliedConditions(search.alternatives)];
  const conditions = hasCollation ? all.filter(({ operand }) => isFreeOfText(operand)) : all;
  // Most indexes have nothing to do with a query, which is quickly said.
  const isLed = sort !== undefined || conditions.some(({ path }) => path === index.fields[0]?.path);
  if (!isLed && !wanted && !index.sparse && !index.partialFilter) return undefined;
  const bounds = boundsOf(index, index.hasPositions ? [] : conditions);
  if (index.sparse && bounds.includesMissing && !wanted) return undefined;
  if (index.partialFilter && !wanted && !isImplied(index.partialFilter, conditions)) return undefined;
  const order = sort && !hasCollation && !index.hasPositions ? orderOf(index, bounds.uses, sort) : undefined;
  // Bounds that were cut, and perhaps joined, do not say where the order begins.
  const sorted =
    order !== undefined && !(order.merge && bounds.prefixLengths.length !== bounds.ranges.length);
  const exact = isExact(index, search, bounds);
  const isIdLookup = index.isId && bounds.uses[0] === 'point';
  return {
    kind: 'IXSCAN',
    index,
    ranges: bounds.ranges,
    backwards: sorted && order.backwards,
    bounds: bounds.shown,
    sorted,
    mergeFrom: sorted && order.merge ? bounds.prefixLengths : undefined,
    exact,
    covers: false,
    isIdLookup,
    score: scoreOf(index, bounds, sorted, exact, isIdLookup),
  };
}

function scoreOf(
  index: IndexDefinition,
  bounds: IndexBounds,
  sorted: boolean,
  exact: boolean,
  isId: boolean,
): number {
  let score = sorted ? POINTS.order : 0;
  if (isId) score += POINTS.idLookup;
  for (const use of bounds.uses) if (use !== 'open') score += POINTS[use];
  // What a partial index leaves out need not be read.
  if (score > 0 && index.partialFilter) score += POINTS.point;
  // Each value is at most one document, however many fields another index could bound.
  if (index.unique && bounds.uses.every((use) => use === 'point' || use === 'points'))
    score += POINTS.uniqueMatch;
  // A sparse index whose field must exist is shorter than the collection.
  if (score === 0 && (index.sparse || index.partialFilter) && !bounds.includesMissing) score += BOUNDED;
  return score > 0 && exact ? score + POINTS.exact : score;
}

/** Whether the index alone answers the whole filter. */
function isExact(index: IndexDefinition, parts: FilterParts, bounds: IndexBounds): boolean {
  if (!bounds.exact || parts.hasOther || parts.alternatives.length > 0) return false;
  return parts.conditions.every(
    (condition) => bounds.answered.has(condition) || isPartOf(index.partialFilter, condition),
  );
}

/** Whether a partial index holds only documents for which the condition is true anyway. */
function isPartOf(partialFilter: Document | undefined, condition: Condition): boolean {
  if (!partialFilter) return false;
  return splitFilter(partialFilter).conditions.some(
    ({ path, operator, operand }) =>
      path === condition.path && operator === condition.operator && valuesEqual(operand, condition.operand),
  );
}

/** Every branch of an `$or` by an index of its own, if all can. */
function unionOf({ indexes }: CollectionInfo, search: Search): AccessPath | undefined {
  for (const branches of search.alternatives) {
    const scans = branches.map((branch) => {
      const parts = splitFilter(branch);
      const conditions = [...search.conditions, ...parts.conditions];
      return bestIndex(indexes, { ...parts, conditions, hasCollation: search.hasCollation });
    });
    if (scans.length > 0 && scans.every((scan) => scan !== undefined && scan.score >= BOUNDED)) {
      return { kind: 'OR', branches: scans as IndexScan[] };
    }
  }
  return undefined;
}

function hinted({ indexes }: CollectionInfo, hint: unknown, search: Search): AccessPath {
  const isKey = isDocument(hint);
  if (!isKey && typeof hint !== 'string') throw failedToParse('Hint must be a string or an object');
  if (isKey && '$natural' in hint) {
    const direction = asNumber(hint.$natural) ?? 0;
    if (Object.keys(hint).length > 1 || Math.abs(direction) !== 1)
      throw badValue('$natural stands alone, and is 1 or -1');
    return { kind: 'COLLSCAN', backwards: direction < 0 };
  }
  const named = indexes.filter(({ name, keyPattern }) =>
    isKey ? sameKeys(keyPattern, hint) : name === hint,
  );
  const best = bestOf(named.flatMap((index) => scanOf(index, search, true) ?? []));
  if (!best) throw badValue('error processing query: planner returned error: bad hint');
  return best;
}

export function sameKeys(a: Document, b: Document): boolean {
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([path, kind], i) => right[i]?.[0] === path && String(right[i]?.[1]) === String(kind))
  );
}

function textScan(
  info: CollectionInfo | undefined,
  search: Document,
  conditions: Condition[],
  hint: unknown,
): AccessPath {
  if (hint !== undefined && hint !== null) throw badValue('text and hint not allowed in same query');
  const index = info?.indexes.find(({ isText, isReady }) => isText && isReady);
  if (!index) throw location(27, 'text index required for $text query');
  if (!index.isOpen || (index.partialFilter && !isImplied(index.partialFilter, conditions)))
    throw location(291, 'failed to use text index to satisfy $text query');
  return { kind: 'TEXT_MATCH', index, search };
}

/** The fields of a sort; undefined where an index can't help: no sort, or by a text score. */
function sortFields(sort: Document | undefined): SortField[] | undefined {
  const entries = Object.entries(sort ?? {});
  if (entries.length === 0) return undefined;
  const fields = entries.map(([path, direction]) => ({ path, direction: asNumber(direction) }));
  if (fields.some(({ direction }) => direction === undefined)) return undefined;
  return fields.map(({ path, direction }) => ({ path, direction: (direction as number) < 0 ? -1 : 1 }));
}

function isFreeOfText(operand: unknown): boolean {
  if (Array.isArray(operand)) return operand.every(isFreeOfText);
  return typeof operand !== 'string' && !isDocument(operand);
}
