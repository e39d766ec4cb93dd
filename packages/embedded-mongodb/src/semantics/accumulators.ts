import type { Document } from 'bson';
import { location } from '../errors';
import { Sum } from './values/arithmetic';
import { compareValues, valueKey, type StringComparer } from './values/compare';
import { makeInt } from './values/numbers';
import { fieldsOf, isDocument, isNullish, setField } from './values/types';

/** Takes values in one by one (undefined, missing, is passed too); the result may be asked for at any time. */
export interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

function summing(result: (sum: Sum) => unknown): Accumulator {
  const sum = new Sum();
  return { add: (value) => sum.add(value), result: () => result(sum) };
}

/** Keeps one of the values: `chooses` says whether the next one takes the place of the one that is kept. */
function keeping(chooses: (value: unknown, kept: unknown, isFirst: boolean) => boolean): Accumulator {
  let kept: unknown;
  let isFirst = true;
  return {
    add(value) {
      if (chooses(value, kept, isFirst)) kept = value;
      isFirst = false;
    },
    result: () => kept ?? null,
  };
}

/** The lowest (-1) or highest (1) value; null and missing do not take part. */
const extreme = (direction: 1 | -1, collation?: StringComparer) =>
  keeping(
    (value, kept) =>
      !isNullish(value) && (kept === undefined || compareValues(value, kept, collation) * direction > 0),
  );

function list(): Accumulator {
  const values: unknown[] = [];
  return { add: (value) => void (value !== undefined && values.push(value)), result: () => [...values] };
}

function set(collation?: StringComparer): Accumulator {
  const values = new Map<string, unknown>();
  return {
    add(value) {
      const key = valueKey(value, collation);
      if (value !== undefined && !values.has(key)) values.set(key, value);
    },
    result: () => [...values.values()],
  };
}

function merged(): Accumulator {
  const result: Document = {};
  return {
    add(value) {
      if (isNullish(value)) return;
      if (!isDocument(value)) throw location(40400, '$mergeObjects requires object inputs');
      for (const [name, field] of Object.entries(fieldsOf(value))) setField(result, name, field);
    },
    result: () => ({ ...result }),
  };
}

function count(): Accumulator {
  let n = 0;
  return { add: () => void n++, result: () => makeInt(n) };
}

export const accumulators: Record<string, (collation?: StringComparer) => Accumulator> = {
  $sum: () => summing((sum) => sum.total()),
  $avg: () => summing((sum) => sum.mean()),
  $min: (collation) => extreme(-1, collation),
  $max: (collation) => extreme(1, collation),
  $first: () => keeping((_value, _kept, isFirst) => isFirst),
  $last: () => keeping(() => true),
  $push: list,
  $addToSet: set,
  $mergeObjects: merged,
  $count: count,
};
