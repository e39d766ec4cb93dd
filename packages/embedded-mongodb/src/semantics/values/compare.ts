import { BSONSymbol, type Document, type ObjectId } from 'bson';
import { encodeKeyValue } from './key-encoding';
import { asNumber, compareExactly, compareNumbers, toNumeric, type Numeric } from './numbers';
import { fieldsOf, typeName, typeRank } from './types';

/** Compares two strings; without one, strings compare by code point (MongoDB's simple collation). */
export interface StringComparer {
  (a: string, b: string): number;
  /** The text that stands for all that compare equal to this one. */
  canonical(text: string): string;
}

/** By code point, which is also the order of UTF-8 bytes (JS itself compares UTF-16 units). */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    let x = a.charCodeAt(i);
    let y = b.charCodeAt(i);
    if (x === y) continue;
    // Surrogates stand for code points above U+FFFF, so they belong after U+E000…U+FFFF.
    if (x >= 0xd800 && y >= 0xd800) {
      x = x >= 0xe000 ? x - 0x800 : x + 0x2000;
      y = y >= 0xe000 ? y - 0x800 : y + 0x2000;
    }
    return x - y;
  }
  return a.length - b.length;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : (value as BSONSymbol).value);

/** By the first elements that differ; else the shorter list is the lower one. */
function compareLists<T>(a: T[], b: T[], compare: (x: T, y: T) => number): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compare(a[i] as T, b[i] as T);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

const entriesOf = (doc: unknown) => Object.entries(fieldsOf(doc as Document)) as [string, unknown][];

/** Full BSON order across types; numbers by value; undefined (missing) counts as null. */
export function compareValues(a: unknown, b: unknown, collation?: StringComparer): number {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') {
    return collation ? collation(a, b) : compareCodePoints(a, b);
  }
  const order = typeRank(a) - typeRank(b);
  if (order !== 0) return order;
  switch (typeName(a)) {
    case 'string':
    case 'symbol':
      return (collation ?? compareCodePoints)(textOf(a), textOf(b));
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      return compareNumbers(toNumeric(a) as Numeric, toNumeric(b) as Numeric);
    case 'bool':
    case 'date':
      return compareExactly(Number(a), Number(b));
    case 'objectId':
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case 'array':
      return compareLists(a as unknown[], b as unknown[], (x, y) => compareValues(x, y, collation));
    case 'object':
      return compareLists(
        entriesOf(a),
        entriesOf(b),
        ([nameA, x], [nameB, y]) =>
          typeRank(x) - typeRank(y) || compareCodePoints(nameA, nameB) || compareValues(x, y, collation),
      );
    default:
      return Buffer.compare(encodeKeyValue(a), encodeKeyValue(b));
  }
}

/** What the comparisons accept of an order; filters and expressions have them both. */
export const comparisons: Record<string, (order: number) => boolean> = {
  $eq: (order) => order === 0,
  $ne: (order) => order !== 0,
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
};

export const valuesEqual = (a: unknown, b: unknown, collation?: StringComparer): boolean =>
  compareValues(a, b, collation) === 0;

/** A value with every text in it replaced by the one that stands for its equals. */
function canonicalOf(value: unknown, collation: StringComparer): unknown {
  switch (typeName(value)) {
    case 'string':
    case 'symbol':
      return collation.canonical(textOf(value));
    case 'array':
      return (value as unknown[]).map((element) => canonicalOf(element, collation));
    case 'object':
      return Object.fromEntries(entriesOf(value).map(([name, x]) => [name, canonicalOf(x, collation)]));
    default:
      return value;
  }
}

/** A text that is the same exactly for equal values, for sets, groups and joins. Null and missing share one. */
export function valueKey(value: unknown, collation?: StringComparer): string {
  const known = collation ? canonicalOf(value, collation) : value;
  if (typeof known === 'string' || known instanceof BSONSymbol) return `s${textOf(known)}`;
  return encodeKeyValue(known).toString('latin1');
}

/** Whether two values are the same to the byte: equal and of the same types throughout. */
export function identical(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const type = typeName(a);
  if (type !== typeName(b)) return false;
  if (type === 'array' || type === 'object') {
    const [x, y] = [entriesOf(a), entriesOf(b)];
    return (
      x.length === y.length &&
      x.every(([name, value], i) => name === y[i]?.[0] && identical(value, y[i]?.[1]))
    );
  }
  if (type === 'decimal') return String(a) === String(b);
  return Object.is(asNumber(a), asNumber(b)) && compareValues(a, b) === 0;
}

/** How many of the positions up to a length, which are in order, come before the one that is looked for. */
export function countBefore(length: number, isBefore: (position: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a map keeps at a key; made and kept if there is nothing yet. */
export function keptAt<K, T>(map: Map<K, T>, key: K, make: () => T): T {
  let kept = map.get(key);
  if (kept === undefined) map.set(key, (kept = make()));
  return kept;
}
