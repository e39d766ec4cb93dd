import type { BSONRegExp } from 'bson';
import { bsonType, isDocument } from '../bson-codec';
import { isNaNumber } from '../semantics';
import { invert, encodeKeyValue, TYPE_TAG } from '../semantics/values/key-encoding';
import { prefixEnd, type KeyRange } from '../storage/snapshot';
import { conditionsOf, type Condition } from './conditions';

/** A stretch of encoded values of one field. */
export interface Interval extends KeyRange {
  isPoint: boolean;
}

/** Where the values lie that a condition accepts. */
export interface Intervals {
  /** In ascending order, apart from each other. */
  list: Interval[];
  /** Whether the condition holds for exactly these values, so that no document need be looked at again. */
  exact: boolean;
  /** Whether documents without the field are among them: a sparse index doesn't know those. */
  includesMissing: boolean;
}

export const EVERYTHING: Interval = { low: Buffer.of(0x01), high: Buffer.of(0xff), isPoint: false };
const NULL_OR_EMPTY: Interval = {
  low: Buffer.of(TYPE_TAG.emptyArray),
  high: Buffer.of(TYPE_TAG.null + 1),
  isPoint: false,
};
const RANGE_TYPES = new Set<number>([
  ...[TYPE_TAG.number, TYPE_TAG.string, TYPE_TAG.binary, TYPE_TAG.objectId],
  ...[TYPE_TAG.boolean, TYPE_TAG.date, TYPE_TAG.timestamp],
]);

/** The values a condition accepts, or undefined if an index is of no use for it. */
export function intervalsOf({ operator, operand }: Condition): Intervals | undefined {
  switch (operator) {
    case '$eq':
      return equalTo(operand);
    case '$in':
      return Array.isArray(operand) ? anyOf(operand.map(equalTo)) : undefined;
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeOf(operator, operand);
    case '$exists':
      return operand === true
        ? { list: [EVERYTHING], exact: false, includesMissing: false }
        : { list: [NULL_OR_EMPTY], exact: false, includesMissing: true };
    case '$regex':
      return startingWith(operand);
    case '$all':
      return Array.isArray(operand) && operand.length > 0 ? inexact(equalTo(operand[0])) : undefined;
    case '$elemMatch':
      return elementMatching(operand);
    case '$any':
      return inexact(anyOf((operand as Condition[]).map(intervalsOf)));
    default:
      return undefined;
  }
}

function equalTo(operand: unknown): Intervals | undefined {
  if (operand === undefined || Array.isArray(operand) || isNaNumber(operand)) return undefined;
  if (operand instanceof RegExp || bsonType(operand) === 'BSONRegExp') return undefined;
  if (isDocument(operand) && Object.keys(operand).some((name) => name.startsWith('$'))) return undefined;
  // An index holds null for a missing field, too.
  return { list: [pointOf(operand)], exact: true, includesMissing: operand === null };
}

/** The values that any of the conditions accepts. */
function anyOf(each: (Intervals | undefined)[]): Intervals | undefined {
  const known = each.filter((intervals) => intervals !== undefined);
  if (known.length < each.length) return undefined;
  return {
    list: union(known.flatMap(({ list }) => list)),
    exact: known.every(({ exact }) => exact),
    includesMissing: known.some(({ includesMissing }) => includesMissing),
  };
}

function rangeOf(operator: string, operand: unknown): Intervals | undefined {
  if (isNaNumber(operand)) return undefined;
  const value = encodeKeyValue(operand);
  const tag = value[0] as number;
  if (!RANGE_TYPES.has(tag)) return undefined;
  const after = prefixEnd(value);
  const lowest = tag === TYPE_TAG.number ? Buffer.of(tag, 0, 0, 0, 0, 0, 0, 0, 1) : Buffer.of(tag);
  const highest = Buffer.of(tag + 1);
  const range = {
    $gt: { low: after, high: highest },
    $gte: { low: value, high: highest },
    $lt: { low: lowest, high: value },
    $lte: { low: lowest, high: after },
  }[operator] as KeyRange;
  return { list: [{ ...range, isPoint: false }], exact: true, includesMissing: false };
}

/** Bounds for `/^literal/`; other expressions get none. */
function startingWith(operand: unknown): Intervals | undefined {
  const source = regexSource(operand);
  const literal = /^\^([\p{L}\p{N} _\-@:/]+)/u.exec(source ?? '')?.[1];
  if (!source || !literal || source.includes('|')) return undefined;
  // The last character may be made optional or repeated by what follows it.
  const certain = /^[*?{+]/.test(source.slice(1 + literal.length))
    ? [...literal].slice(0, -1).join('')
    : literal;
  if (certain === '') return undefined;
  const low = Buffer.concat([Buffer.of(TYPE_TAG.string), Buffer.from(certain.slice(0, 200), 'utf8')]);
  const list = [
    { low, high: prefixEnd(low), isPoint: false },
    // A regular expression also matches a stored expression that is the same.
    { low: Buffer.of(TYPE_TAG.regex), high: Buffer.of(TYPE_TAG.regex + 1), isPoint: false },
  ];
  return { list, exact: false, includesMissing: false };
}

function regexSource(operand: unknown): string | undefined {
  if (typeof operand === 'string') return operand;
  if (operand instanceof RegExp) return operand.flags === '' ? operand.source : undefined;
  if (bsonType(operand) !== 'BSONRegExp') return undefined;
  const { pattern, options } = operand as BSONRegExp;
  return options === '' ? pattern : undefined;
}

function elementMatching(operand: unknown): Intervals | undefined {
  if (!isDocument(operand)) return undefined;
  const entries = Object.entries(operand);
  if (!entries.every(([name]) => name.startsWith('$') && !['$and', '$or', '$nor'].includes(name)))
    return undefined;
  // Inside, these two speak of an array in the array, which the index holds as a whole.
  const conditions = conditionsOf('', operand).filter(
    ({ operator }) => operator !== '$elemMatch' && operator !== '$all',
  );
  const each = conditions.flatMap((condition) => intervalsOf(condition) ?? []);
  if (each.length === 0) return undefined;
  return inexact(each.reduce(intersect));
}

const inexact = (intervals: Intervals | undefined) => intervals && { ...intervals, exact: false };

function pointOf(value: unknown): Interval {
  const low = encodeKeyValue(value);
  return { low, high: prefixEnd(low), isPoint: true };
}

/** Values that are in both. */
export function intersect(a: Intervals, b: Intervals): Intervals {
  const list = a.list.flatMap((x) =>
    b.list.flatMap((y) => {
      const low = Buffer.compare(x.low, y.low) >= 0 ? x.low : y.low;
      const high = Buffer.compare(x.high, y.high) <= 0 ? x.high : y.high;
      if (Buffer.compare(low, high) >= 0) return [];
      return [{ low, high, isPoint: x.isPoint || y.isPoint }];
    }),
  );
  return { list, exact: a.exact && b.exact, includesMissing: a.includesMissing && b.includesMissing };
}

/** In ascending order and apart from each other. */
function union(list: Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const interval of [...list].sort((a, b) => Buffer.compare(a.low, b.low))) {
    const last = joined.at(-1);
    const distance = last ? Buffer.compare(interval.low, last.high) : 1;
    if (last && (distance < 0 || (distance === 0 && !(last.isPoint && interval.isPoint)))) {
      if (Buffer.compare(interval.high, last.high) > 0) {
        joined[joined.length - 1] = { low: last.low, high: interval.high, isPoint: false };
      }
    } else joined.push(interval);
  }
  return joined;
}

/** The same values in an index that holds the field in descending order. */
export function flip(list: Interval[]): Interval[] {
  return list
    .map(({ low, high, isPoint }) => ({
      // A point's `low` is used as the beginning of keys, so it must be the very value, turned round.
      low: isPoint ? invert(low) : prefixEnd(invert(high)),
      high: prefixEnd(invert(low)),
      isPoint,
    }))
    .reverse();
}
