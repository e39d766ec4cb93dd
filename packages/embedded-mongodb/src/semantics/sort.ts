import type { Document } from 'bson';
import { badValue } from '../errors';
import { splitPath, valuesAtPath } from './paths';
import { textScoreOf } from './text-score';
import { compareValues, type StringComparer } from './values/compare';
import { asNumber } from './values/numbers';
import { isDocument, isNumber } from './values/types';

interface SortPart {
  keyOf(doc: Document): unknown;
  direction: 1 | -1;
}

/** The value a document sorts by at a path: the smallest of its array elements, or the largest when descending. */
function keyAtPath(path: string, direction: 1 | -1, collation?: StringComparer) {
  const parts = splitPath(path);
  return (doc: Document): unknown => {
    const values = valuesAtPath(doc, parts);
    let key = values[0];
    for (let i = 1; i < values.length; i++) {
      if (compareValues(values[i], key, collation) * direction < 0) key = values[i];
    }
    return key;
  };
}

function directionOf(order: unknown): 1 | -1 | undefined {
  const direction = isNumber(order) ? asNumber(order) : NaN;
  return direction === 1 || direction === -1 ? direction : undefined;
}

function compilePart(path: string, order: unknown, collation?: StringComparer): SortPart {
  if (isDocument(order)) {
    if (order.$meta !== 'textScore') throw badValue(`Illegal $meta sort: ${JSON.stringify(order)}`);
    return { keyOf: (doc) => textScoreOf(doc) ?? 0, direction: -1 };
  }
  const direction = directionOf(order);
  if (direction === undefined)
    throw badValue(`$sort key ordering must be 1 (for ascending) or -1 (for descending): '${path}'`);
  return { keyOf: keyAtPath(path, direction, collation), direction };
}

const compileParts = (spec: Document, collation?: StringComparer): SortPart[] =>
  Object.entries(spec).map(([path, order]) => compilePart(path, order, collation));

/** Compares two documents by a sort specification (`{ field: 1 | -1 | { $meta: 'textScore' } }`). */
export function compileSort(
  spec: Document,
  { collation }: { collation?: StringComparer } = {},
): (a: Document, b: Document) => number {
  const parts = compileParts(spec, collation);
  return (a, b) => {
    for (const { keyOf, direction } of parts) {
      const order = compareValues(keyOf(a), keyOf(b), collation);
      if (order !== 0) return order * direction;
    }
    return 0;
  };
}

/** Sorts documents, stable, working out each document's keys once. */
export function sortDocuments<T extends Document>(
  docs: Iterable<T>,
  spec: Document,
  collation?: StringComparer,
): T[] {
  const parts = compileParts(spec, collation);
  const keyed = Array.from(docs, (doc) => ({ doc, keys: parts.map(({ keyOf }) => keyOf(doc)) }));
  keyed.sort((a, b) => {
    for (let i = 0; i < parts.length; i++) {
      const order = compareValues(a.keys[i], b.keys[i], collation);
      if (order !== 0) return order * (parts[i] as SortPart).direction;
    }
    return 0;
  });
  return keyed.map(({ doc }) => doc);
}

/** The order of array elements: `1` and `-1` compare them whole, `{ field: 1 }` by fields of documents. */
export function compileElementOrder(
  spec: unknown,
  collation?: StringComparer,
): (a: unknown, b: unknown) => number {
  if (isDocument(spec)) {
    const byFields = compileSort(spec, { collation });
    return (a, b) => byFields(isDocument(a) ? a : {}, isDocument(b) ? b : {});
  }
  const direction = directionOf(spec);
  if (direction === undefined) throw badValue('The $sort element value must be either 1 or -1');
  return (a, b) => direction * compareValues(a, b, collation);
}
