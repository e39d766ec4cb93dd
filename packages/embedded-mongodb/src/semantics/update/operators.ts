import { Timestamp } from 'bson';
import { badValue, failedToParse, typeMismatch } from '../../errors';
import { sliceArray } from '../expressions/arrays';
import { namedOperands } from '../expressions/operator';
import { compileElementTest, isOperatorDocument } from '../filter/compile';
import type { CompileOptions } from '../options';
import { matchesRegex } from '../filter/value-tests';
import { compileElementOrder } from '../sort';
import { add, multiply, type BsonNumber } from '../values/arithmetic';
import { compareValues, regexParts, valuesEqual } from '../values/compare';
import { asInteger, makeInt, makeLong, toNumeric, type Numeric } from '../values/numbers';
import { isDocument, typeName } from '../values/types';
import { printed, type Change } from './change';

/**
 * Compiles an operand of an update operator, once for all documents.
 * @throws CommandError for an operand that the operator can't take, even where it finds nothing to do
 */
export type UpdateOperator = (operand: unknown, options: CompileOptions, name: string) => Change;

const isInteger = (number: Numeric | undefined): number is Numeric & { type: 'int' | 'long' } =>
  number?.type === 'int' || number?.type === 'long';

const unfit = (name: string, value: unknown, path: string[], kind: string) =>
  `Cannot apply ${name} to the field '${path.join('.')}', which is of ${kind} type ${typeName(value)}`;

/** `$inc` and `$mul`: `missing` gives what a missing field gets, which has the operand's type. */
const arithmetic =
  (apply: (a: Numeric, b: Numeric) => BsonNumber, missing: (by: Numeric) => BsonNumber): UpdateOperator =>
  (operand, _options, name) => {
    const by = toNumeric(operand);
    const verb = name === '$inc' ? 'increment' : 'multiply';
    if (!by) throw typeMismatch(`Cannot ${verb} with non-numeric argument: ${printed(operand)}`);
    return (current, path) => {
      if (current === undefined) return missing(by);
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
  const isModifier = (key: string) => key.startsWith('$') && signature.includes(`${key}:`);
  const isModified = isDocument(operand) && Object.keys(operand).some(isModifier);
  return namedOperands(isModified ? operand : { $each: [operand] }, signature, name, 2, 2);
}

/** The array that a field holds; a missing one counts as empty. */
function arrayOf(current: unknown, path: string[]): unknown[] {
  if (current === undefined) return [];
  if (Array.isArray(current)) return current;
  throw badValue(`The field '${path.join('.')}' must be an array but is of type ${typeName(current)}`);
}

const without =
  (drops: (element: unknown) => boolean): Change =>
  (current, path) =>
    current === undefined ? undefined : arrayOf(current, path).filter((element) => !drops(element));

const set: UpdateOperator = (operand) => () => operand;

export const updateOperators: Record<string, UpdateOperator> = {
  $set: set,
  $setOnInsert: set,
  $unset: () => () => undefined,
  $inc: arithmetic(add, (by) => add(by, zero)),
  $mul: arithmetic(multiply, (by) => multiply(by, zero)),
  $min: bounded(-1),
  $max: bounded(1),
  $currentDate: (operand, { now = new Date() }) => {
    const type = isDocument(operand) ? operand.$type : typeof operand === 'boolean' ? 'date' : undefined;
    if (type === 'date') return () => now;
    if (type === 'timestamp') return () => new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
    throw badValue(`$type is required to be 'date' or 'timestamp' in $currentDate: ${printed(operand)}`);
  },
  $bit: (operand, _options, name) => {
    const entries = isDocument(operand) ? (Object.entries(operand) as [string, unknown][]) : [];
    if (entries.length === 0)
      throw badValue('$bit takes an embedded document: {$bit: {field: {and/or/xor: #}}}');
    const steps = entries.map(([verb, argument]) => {
      const apply = bitwise.get(verb);
      const by = toNumeric(argument);
      if (!apply) throw badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${verb}'`);
      if (isInteger(by)) return { apply, by };
      throw badValue(`The $bit modifier field must be an Integer(32/64 bit), not ${typeName(argument)}`);
    });
    return (current, path) => {
      const from = toNumeric(current ?? makeInt(0));
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
      const result = [...arrayOf(current, path)];
      result.splice($position, 0, ...$each);
      if (order) result.sort(order);
      return sliceArray(result, $slice);
    };
  },
  $addToSet: (operand, { collation }, name) => {
    const { $each } = addedBy(operand, each, name);
    return (current, path) => {
      const result = [...arrayOf(current, path)];
      for (const value of $each)
        if (!result.some((element) => valuesEqual(element, value, collation))) result.push(value);
      return result;
    };
  },
  /** `$pull` takes a condition: on documents it is a query, on other elements operators or equality. */
  $pull: (operand, options) => {
    if (typeName(operand) === 'regex') return without(matchesRegex(regexParts(operand)));
    if (!isDocument(operand)) return without((element) => valuesEqual(element, operand, options.collation));
    const test = compileElementTest(operand, options);
    const isCondition = isOperatorDocument(operand);
    return without((element) => (isCondition || isDocument(element)) && test(element));
  },
  $pullAll: (operand, { collation }, name) => {
    if (!Array.isArray(operand))
      throw badValue(`${name} requires an array argument but was given a ${typeName(operand)}`);
    return without((element) => operand.some((value) => valuesEqual(element, value, collation)));
  },
  $pop: (operand, _options, name) => {
    const end = asInteger(operand);
    if (end !== 1 && end !== -1) throw failedToParse(`${name} expects 1 or -1, found: ${printed(operand)}`);
    return (current, path) => {
      if (current === undefined) return undefined;
      if (!Array.isArray(current))
        throw typeMismatch(`Path '${path.join('.')}' is of non-array type '${typeName(current)}'`);
      return end < 0 ? current.slice(1) : current.slice(0, -1);
    };
  },
};
