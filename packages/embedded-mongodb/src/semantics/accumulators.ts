import type { Document } from 'bson';
import { location } from '../errors';
import { Sum } from './values/arithmetic';
import { compareValues, keptAt, valueKey, type StringComparer } from './values/compare';
import { makeInt } from './values/numbers';
import { fieldsOf, isDocument, isNullish, setField } from './values/types';

/** Takes values in one by one (undefined, missing, is passed too); the result may be asked for at any time. */
export interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

/** Goes on with a state from value to value. */
function folding<T>(
  state: T,
  next: (state: T, value: unknown) => T,
  result: (state: T) => unknown = (kept) => kept ?? null,
): Accumulator {
  return { add: (value) => void (state = next(state, value)), result: () => result(state) };
}

const summing = (result: (sum: Sum) => unknown) => folding(new Sum(), (sum, value) => sum.add(value), result);

/** The lowest (-1) or highest (1) value; null and missing do not take part. */
const extreme = (direction: 1 | -1, collation?: StringComparer) =>
  folding<unknown>(undefined, (kept, value) => {
    if (isNullish(value)) return kept;
    return kept === undefined || compareValues(value, kept, collation) * direction > 0 ? value : kept;
  });

/** Adds a value to those that are kept under their keys; of equal ones the first stays. */
export const addingTo = (collation?: StringComparer) => (set: Map<string, unknown>, value: unknown) => {
  if (value !== undefined) keptAt(set, valueKey(value, collation), () => value);
  return set;
};

function addToList(list: unknown[], value: unknown): unknown[] {
  if (value !== undefined) list.push(value);
  return list;
}

function merge(result: Document, value: unknown): Document {
  if (isNullish(value)) return result;
  if (!isDocument(value)) throw location(40400, '$mergeObjects requires object inputs');
  for (const [name, field] of Object.entries(fieldsOf(value))) setField(result, name, field);
  return result;
}

export const accumulators: Record<string, (collation?: StringComparer) => Accumulator> = {
  $sum: () => summing((sum) => sum.total()),
  $avg: () => summing((sum) => sum.mean()),
  $min: (collation) => extreme(-1, collation),
  $max: (collation) => extreme(1, collation),
  $first: () =>
    folding<unknown>(undefined, (first, value) => (first === undefined ? (value ?? null) : first)),
  $last: () => folding<unknown>(undefined, (_kept, value) => value),
  $push: () => folding<unknown[]>([], addToList, (list) => [...list]),
  $addToSet: (collation) => folding(new Map(), addingTo(collation), (set) => [...set.values()]),
  $mergeObjects: () => folding<Document>({}, merge, (result) => ({ ...result })),
  $count: () => folding<number>(0, (n) => n + 1, makeInt),
};
