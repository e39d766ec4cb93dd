import type { Document } from 'bson';
import { badValue } from '../errors';
import { splitPath, valuesAtPath } from './paths';
import { textScoreOf } from './text-score';
import { compareValues, type StringComparer } from './values/compare';
import { asNumber } from './values/numbers';
import { isDocument, isNumber } from './values/types';

type SortKey = (doc: Document) => unknown;

/** The value a document sorts by at a path: the smallest of its array elements, or the largest when descending. */
function keyAtPath(path: string, descending: boolean, collation?: StringComparer): SortKey {
  const parts = splitPath(path);
  return (doc) => {
    const values = valuesAtPath(doc, parts);
    let key = values[0];
    for (let i = 1; i < values.length; i++) {
      const order = compareValues(values[i], key, collation);
      if (descending ? order > 0 : order < 0) key = values[i];
    }
    return key;
  };
}

interface SortPart {
  key: SortKey;
  direction: 1 | -1;
}

function compilePart(path: string, order: unknown, collation?: StringComparer): SortPart {
  if (isDocument(order)) {
    if (order.$meta !== 'textScore') throw badValue(`Illegal $meta sort: ${JSON.stringify(order)}`);
    return { key: (doc) => textScoreOf(doc) ?? 0, direction: -1 };
  }
  const direction = isNumber(order) ? asNumber(order) : NaN;
  if (direction !== 1 && direction !== -1) {
    throw badValue(`$sort key ordering must be 1 (for ascending) or -1 (for descending): '${path}'`);
  }
  return { key: keyAtPath(path, direction === -1, collation), direction };
}

function compileParts(spec: Document, collation?: StringComparer): SortPart[] {
  return Object.entries(spec).map(([path, order]) => compilePart(path, order, collation));
}

/** Compares two documents by a sort specification (`{ field: 1 | -1 | { $meta: 'textScore' } }`). */
export function compileSort(
  spec: Document,
  options: { collation?: StringComparer } = {},
): (a: Document, b: Document) => number {
  const parts = compileParts(spec, options.collation);
  return (a, b) => {
    for (const { key, direction } of parts) {
      const order = compareValues(key(a), key(b), options.collation);
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
  const keyed = Array.from(docs, (doc) => ({ doc, keys: parts.map(({ key }) => key(doc)) }));
  keyed.sort((a, b) => {
    for (let i = 0; i < parts.length; i++) {
      const order = compareValues(a.keys[i], b.keys[i], collation);
      if (order !== 0) return order * (parts[i] as SortPart).direction;
    }
    return 0;
  });
  return keyed.map(({ doc }) => doc);
}
