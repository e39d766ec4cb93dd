import type { Document } from 'bson';
import { badValue, location } from '../errors';
import { fieldPath, fieldAt, rowsOf, splitPath } from './paths';
import { textScoreOf } from './text';
import { compareValues, type StringComparer } from './values/compare';
import { asNumber } from './values/numbers';
import { isDocument, onlyEntry } from './values/types';

/** One thing that documents are sorted by, and its direction. */
interface SortPart {
  path: string[];
  direction: 1 | -1;
  isScore: boolean;
}

function directionOf(order: unknown): 1 | -1 | undefined {
  const direction = asNumber(order);
  return direction === 1 || direction === -1 ? direction : undefined;
}

function compilePart([name, order]: [string, unknown]): SortPart {
  const [operator, operand] = onlyEntry(order) ?? [];
  const isScore = operator === '$meta' && operand === 'textScore';
  const direction = isScore ? -1 : directionOf(order);
  if (direction === undefined)
    throw location(15975, `The sort order of '${name}' must be 1, -1 or { $meta: 'textScore' }`);
  return { path: fieldPath(name), direction, isScore };
}

const parallelArrays = () => badValue('cannot sort with keys that are parallel arrays');

/**
 * What documents are sorted by: all their keys, and the order of those. A document with an array on a path has keys for
 * each element and goes by the first of them, unless the order is one of elements, which are compared as they are.
 */
function compileKeys(spec: Document, collation?: StringComparer, areElements = false) {
  const parts = Object.entries(spec).map(compilePart);
  const compare = (a: unknown[], b: unknown[]): number => {
    for (let i = 0; i < parts.length; i++) {
      const order = compareValues(a[i], b[i], collation);
      if (order !== 0) return order * (parts[i] as SortPart).direction;
    }
    return 0;
  };
  const keysOf = (doc: Document): unknown[] => {
    if (areElements) return parts.map(({ path }) => fieldAt(doc, path));
    const walks = parts.map(({ path, isScore }) =>
      isScore ? { node: textScoreOf(doc) ?? 0 } : { node: doc, rest: path },
    );
    return rowsOf(walks, parallelArrays).reduce((first, keys) => (compare(keys, first) < 0 ? keys : first));
  };
  return { keysOf, compare };
}

/**
 * Compiles a sort specification (`{ field: 1 | -1 | { $meta: 'textScore' } }`) into what compares two documents, and
 * what sorts many: stable, and working out each document's keys once.
 */
export function compileSort(spec: Document, { collation }: { collation?: StringComparer } = {}) {
  const { keysOf, compare } = compileKeys(spec, collation);
  const sort = <T extends Document>(docs: Iterable<T>): T[] => {
    const keyed = Array.from(docs, (doc) => ({ doc, keys: keysOf(doc) }));
    return keyed.sort((a, b) => compare(a.keys, b.keys)).map(({ doc }) => doc);
  };
  return { compare: (a: Document, b: Document) => compare(keysOf(a), keysOf(b)), sort };
}

/** The order of array elements: `1` and `-1` compare them whole, `{ field: 1 }` by fields of documents. */
export function compileElementOrder(
  spec: unknown,
  collation?: StringComparer,
): (a: unknown, b: unknown) => number {
  if (isDocument(spec) && !splitPath(Object.keys(spec).join('.')).includes('')) {
    const { keysOf, compare } = compileKeys(spec, collation, true);
    const keysOfElement = (element: unknown) => keysOf(isDocument(element) ? element : {});
    return (a, b) => compare(keysOfElement(a), keysOfElement(b));
  }
  const direction = directionOf(spec);
  if (direction === undefined) throw badValue('The $sort of array elements must be 1, -1 or a set of fields');
  return (a, b) => direction * compareValues(a, b, collation);
}
