import type { Document } from 'bson';
import { location } from '../errors';
import { Sum } from './values/arithmetic';
import { compareValues, valueKey, valuesEqual, type StringComparer } from './values/compare';
import { makeInt } from './values/numbers';
import { fieldsOf, isDocument, isNullish } from './values/types';

/** Takes values in one by one; undefined (missing) is passed too. */
export interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

function sum(): Accumulator {
  const total = new Sum();
  return { add: (value) => total.add(value), result: () => total.total() };
}

function average(): Accumulator {
  const total = new Sum();
  return { add: (value) => total.add(value), result: () => total.mean() };
}

/** The lowest or highest value; null and missing do not take part. */
function extreme(direction: 1 | -1, collation?: StringComparer): Accumulator {
  let best: unknown = null;
  return {
    add(value) {
      if (isNullish(value)) return;
      if (best === null || compareValues(value, best, collation) * direction > 0) best = value;
    },
    result: () => best,
  };
}

function first(): Accumulator {
  let seen = false;
  let kept: unknown = null;
  return {
    add(value) {
      if (!seen) kept = value ?? null;
      seen = true;
    },
    result: () => kept,
  };
}

function last(): Accumulator {
  let kept: unknown = null;
  return { add: (value) => void (kept = value ?? null), result: () => kept };
}

function list(): Accumulator {
  const values: unknown[] = [];
  return { add: (value) => void (value !== undefined && values.push(value)), result: () => values };
}

function set(collation?: StringComparer): Accumulator {
  const values = new Map<string, unknown>();
  return {
    add(value) {
      if (value === undefined) return;
      const isKnown = collation && [...values.values()].some((other) => valuesEqual(other, value, collation));
      const key = valueKey(value);
      if (!isKnown && !values.has(key)) values.set(key, value);
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
      // Not by assignment, so that a field called __proto__ stays a field.
      for (const [name, field] of Object.entries(fieldsOf(value)) as [string, unknown][]) {
        Object.defineProperty(result, name, {
          value: field,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
    },
    result: () => result,
  };
}

function count(): Accumulator {
  let n = 0;
  return { add: () => void n++, result: () => makeInt(n) };
}

export const accumulators = new Map<string, (collation?: StringComparer) => Accumulator>([
  ['$sum', sum],
  ['$avg', average],
  ['$min', (collation) => extreme(-1, collation)],
  ['$max', (collation) => extreme(1, collation)],
  ['$first', first],
  ['$last', last],
  ['$push', list],
  ['$addToSet', set],
  ['$mergeObjects', merged],
  ['$count', count],
]);
