import type { Document } from 'bson';
import { badValue } from '../errors';
import { fieldAt, fieldPath, splitPath, valuesAtPath } from './paths';
import { textScoreOf } from './text';
import { compareValues, type StringComparer } from './values/compare';
import { asNumber } from './values/numbers';
import { isDocument, isNumber } from './values/types';

/** One key that documents are sorted by, and its direction. */
interface SortPart {
  keyOf(doc: Document): unknown;
  direction: 1 | -1;
}

/** The value a document sorts by at a path: the smallest of its array elements, or the largest when descending. */
function keyAtPath(path: string, direction: 1 | -1, collation?: StringComparer): SortPart['keyOf'] {
  const parts = fieldPath(path);
  return (doc) =>
    valuesAtPath(doc, parts).reduce((key, value) =>
      compareValues(value, key, collation) * direction < 0 ? value : key,
    );
}

function directionOf(order: unknown): 1 | -1 | undefined {
  const direction = isNumber(order) ? asNumber(order) : NaN;
  return direction === 1 || direction === -1 ? direction : undefined;
}

/** The value at a path through documents only, as array elements are sorted by it. */
function wholeKeyAtPath(path: string): SortPart['keyOf'] {
  const parts = splitPath(path);
  return (doc) => fieldAt(doc, parts);
}

function compilePart(
  path: string,
  order: unknown,
  collation: StringComparer | undefined,
  keyAt: typeof keyAtPath,
): SortPart {
  if (isDocument(order)) {
    if (order.$meta !== 'textScore' || Object.keys(order).length > 1)
      throw badValue(`Illegal $meta sort: ${JSON.stringify(order)}`);
    return { keyOf: (doc) => textScoreOf(doc) ?? 0, direction: -1 };
  }
  const direction = directionOf(order);
  if (direction === undefined)
    throw badValue(`$sort key ordering must be 1 (for ascending) or -1 (for descending): '${path}'`);
  return { keyOf: keyAt(path, direction, collation), direction };
}

/** What documents are sorted by: all their keys, and the order of those. */
function compileKeys(spec: Document, collation?: StringComparer, keyAt = keyAtPath) {
  const parts = Object.entries(spec).map(([path, order]) => compilePart(path, order, collation, keyAt));
  return {
    keysOf: (doc: Document) => parts.map(({ keyOf }) => keyOf(doc)),
    compare(a: unknown[], b: unknown[]): number {
      for (let i = 0; i < parts.length; i++) {
        const order = compareValues(a[i], b[i], collation);
        if (order !== 0) return order * (parts[i] as SortPart).direction;
      }
      return 0;
    },
  };
}

/** Compares two documents by a sort specification (`{ field: 1 | -1 | { $meta: 'textScore' } }`). */
export function compileSort(
  spec: Document,
  { collation }: { collation?: StringComparer } = {},
): (a: Document, b: Document) => number {
  const { keysOf, compare } = compileKeys(spec, collation);
  return (a, b) => compare(keysOf(a), keysOf(b));
}

/** Sorts documents, stable, working out each document's keys once. */
export function sortDocuments<T extends Document>(
  docs: Iterable<T>,
  spec: Document,
  collation?: StringComparer,
): T[] {
  const { keysOf, compare } = compileKeys(spec, collation);
  const keyed = Array.from(docs, (doc) => ({ doc, keys: keysOf(doc) }));
  return keyed.sort((a, b) => compare(a.keys, b.keys)).map(({ doc }) => doc);
}

/** The order of array elements: `1` and `-1` compare them whole, `{ field: 1 }` by fields of documents. */
export function compileElementOrder(
  spec: unknown,
  collation?: StringComparer,
): (a: unknown, b: unknown) => number {
  if (isDocument(spec) && !splitPath(Object.keys(spec).join('.')).includes('')) {
    const { keysOf, compare } = compileKeys(spec, collation, wholeKeyAtPath);
    const keysOfElement = (element: unknown) => keysOf(isDocument(element) ? element : {});
    return (a, b) => compare(keysOfElement(a), keysOfElement(b));
  }
  const direction = directionOf(spec);
  if (direction === undefined) throw badValue('The $sort of array elements must be 1, -1 or a set of fields');
  return (a, b) => direction * compareValues(a, b, collation);
}
