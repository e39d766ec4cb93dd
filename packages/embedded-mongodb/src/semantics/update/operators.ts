import { Timestamp } from 'bson';
import { badValue, failedToParse, typeMismatch } from '../../errors';
import { sliceArray } from '../expressions/arrays';
import { namedOperands } from '../signature';
import { compileFilterTest, isValueCondition } from '../filter/compile';
import type { CompileOptions } from '../options';
import { compileElementOrder } from '../sort';
import { add, multiply, type BsonNumber } from '../values/arithmetic';
import { compareValues, valueKey, valuesEqual } from '../values/compare';
import { asInteger, makeInt, makeLong, toNumeric, type Numeric } from '../values/numbers';
import { isDocument, typeName } from '../values/types';
import { printed, takeAway, type Change } from './change';

/**
 * Compiles an operand of an update operator, once for all documents.
 * @throws CommandError for an operand that the operator can't take, even where it finds nothing to do
 */
export type UpdateOperator = (operand: unknown, options: CompileOptions, name: string) => Change;

const isInteger = (number: Numeric | undefined): number is Numeric & { type: 'int' | 'long' } =>
  number?.type === 'int' || number?.type === 'long';

const unfit = (name: string, value: unknown, path: string[], kind: string) =>
  `Cannot apply ${name} to the field '${path.join('.')}', which is of ${kind} type ${typeName(value)}`;

/** `$inc` and `$mul`: a missing field gets a number of the operand's type. */
const arithmetic =
  (apply: (a: Numeric, b: Numeric) => BsonNumber): UpdateOperator =>
  (operand, _options, name) => {
    const by = toNumeric(operand);
    if (!by) throw typeMismatch(`Cannot apply ${name} with non-numeric argument: ${printed(operand)}`);
    return (current, path) => {
      if (current === undefined) return apply(by, zero);
      const from = toNumeric(current);
      if (!from) throw typeMismatch(unfit(name, current, path, 'non-numeric'));
      const result = apply(from, by);
      if (isInteger(from) && isInteger(by) && typeName(result) === 'double')
        throw badValue(`Failed to apply ${name} to the current value ${String(current)}: it would overflow`);
      return result;
    };
  };

const zero: Numeric = { type: 'int', value: 0 };

/** `$min` keeps the lower (-1), `$max` the higher (1) value, by BSON order. */
const bounded =
  (direction: 1 | -1): UpdateOperator =>
  (operand, { collation }) =>
  (current) =>
    current === undefined || compareValues(operand, current, collation) * direction > 0 ? operand : current;

const bitwise = new Map<string, (a: bigint, b: bigint) => bigint>([
  ['and', (a, b) => a & b],
  ['or', (a, b) => a | b],
  ['xor', (a, b) => a ^ b],
]);

const each = '$each:array';
const modified = `${each} $position:integer? $slice:integer? $sort:any?` as const;

/** What an operator adds: the values of `$each` with the modifiers beside it, or the operand itself. */
function addedBy<S extends typeof each | typeof modified>(operand: unknown, signature: S, name: string) {
  const isList = isDocument(operand) && Object.hasOwn(operand, '$each');
  return namedOperands(isList ? operand : { $each: [operand] }, signature, name);
}

/** The array that a field holds; a missing one counts as empty. */
function arrayOf(current: unknown, path: string[]): unknown[] {
  if (current === undefined) return [];
  if (Array.isArray(current)) return current;
  throw badValue(`The field '${path.join('.')}' must be an array but is of type ${typeName(current)}`);
}

const changingArray =
  (change: (array: unknown[]) => unknown[]): Change =>
  (current, path) =>
    current === undefined ? undefined : change(arrayOf(current, path));

const without = (drops: (element: unknown) => boolean) =>
  changingArray((array) => array.filter((element) => !drops(element)));

const set: UpdateOperator = (operand) => () => operand;

export const updateOperators: Record<string, UpdateOperator> = {
  $set: set,
  $setOnInsert: set,
  $unset: () => takeAway,
  $inc: arithmetic(add),
  $mul: arithmetic(multiply),
  $min: bounded(-1),
  $max: bounded(1),
  $currentDate: (operand, { now = new Date() }, name) => {
    const given = typeof operand === 'boolean' ? { $type: 'date' } : operand;
    const { $type } = namedOperands(given, '$type:date|timestamp', name);
    if ($type === 'date') return () => now;
    return () => new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
  },
  $bit: (operand, _options, name) => {
    const steps = Object.entries(isDocument(operand) ? operand : {}).map(([verb, argument]) => {
      const [apply, by] = [bitwise.get(verb), toNumeric(argument)];
      if (apply && isInteger(by)) return { apply, by };
      throw badValue(`${name} takes 'and', 'or' and 'xor' with integers, not ${verb}: ${printed(argument)}`);
    });
    if (steps.length === 0) throw badValue(`${name} takes a document: { and/or/xor: <integer> }`);
    return (current, path) => {
      const from = current === undefined ? zero : toNumeric(current);
      if (!isInteger(from)) throw badValue(unfit(name, current, path, 'non-integral'));
      const value = steps.reduce((bits, { apply, by }) => apply(bits, BigInt(by.value)), BigInt(from.value));
      const isLong = from.type === 'long' || steps.some(({ by }) => by.type === 'long');
      return isLong ? makeLong(value) : makeInt(Number(value));
    };
  },
  $push: (operand, { collation }, name) => {
    const { $each, $position = Infinity, $slice = Infinity, $sort } = addedBy(operand, modified, name);
    const order = $sort === undefined ? undefined : compileElementOrder($sort, collation);
    return (current, path) => {
      const array = arrayOf(current, path);
      const result = [...array.slice(0, $position), ...$each, ...array.slice($position)];
      if (order) result.sort(order);
      return sliceArray(result, $slice);
    };
  },
  $addToSet: (operand, { collation }, name) => {
    const { $each } = addedBy(operand, each, name);
    const keyOf = (value: unknown) => valueKey(value, collation);
    return (current, path) => {
      const array = arrayOf(current, path);
      const known = new Set(array.map(keyOf));
      return [...array, ...$each.filter((value) => known.size < known.add(keyOf(value)).size)];
    };
  },
  /** `$pull` takes a condition: a query of documents, or what a query has for a field; or else a value. */
  $pull: (operand, options) => {
    const isOfValue = isValueCondition(operand) || typeName(operand) === 'regex';
    const filter = isOfValue ? { element: operand } : operand;
    if (!isDocument(filter)) return without((element) => valuesEqual(element, operand, options.collation));
    const test = compileFilterTest(filter, { ...options, place: 'element' });
    return without((element) => (isOfValue ? test({ element }) : isDocument(element) && test(element)));
  },
  $pullAll: (operand, { collation }, name) => {
    if (!Array.isArray(operand))
      throw badValue(`${name} requires an array argument but was given a ${typeName(operand)}`);
    const dropped = new Set(operand.map((value) => valueKey(value, collation)));
    return without((element) => dropped.has(valueKey(element, collation)));
  },
  $pop: (operand, _options, name) => {
    const end = asInteger(operand);
    if (end !== 1 && end !== -1) throw failedToParse(`${name} expects 1 or -1, found: ${printed(operand)}`);
    return changingArray((array) => (end < 0 ? array.slice(1) : array.slice(0, -1)));
  },
};
