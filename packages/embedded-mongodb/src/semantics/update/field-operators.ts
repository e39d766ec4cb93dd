import { Timestamp } from 'bson';
import { badValue, typeMismatch } from '../../errors';
import { add, multiply, type BsonNumber } from '../values/arithmetic';
import { compareValues } from '../values/compare';
import { makeInt, makeLong, toNumeric, type Numeric } from '../values/numbers';
import { isDocument, typeName } from '../values/types';
import { describe, printed, type UpdateOperator } from './operator';

const isInteger = (number: Numeric | undefined): number is Extract<Numeric, { type: 'int' | 'long' }> =>
  number?.type === 'int' || number?.type === 'long';

const arithmetic =
  (
    name: string,
    verb: string,
    start: number,
    apply: (a: Numeric, b: Numeric) => BsonNumber,
  ): UpdateOperator =>
  (operand, path) => {
    const by = toNumeric(operand);
    if (!by) throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${printed(operand)}}`);
    return (current, place) => {
      // A missing field takes the operand's type with it.
      if (current === undefined) return start === 1 ? operand : multiply(by, { type: 'int', value: 0 });
      const from = toNumeric(current);
      if (!from) {
        throw typeMismatch(
          `Cannot apply ${name} to a value of non-numeric type. ${describe(current, place, 'non-numeric type')}`,
        );
      }
      const result = apply(from, by);
      if (isInteger(from) && isInteger(by) && typeName(result) === 'double')
        throw badValue(
          `Failed to apply ${name} operations to current value (${String(current)}): it would overflow`,
        );
      return result;
    };
  };

const currentDate: UpdateOperator = (operand, _path, { now = new Date() }) => {
  const type = isDocument(operand) ? operand.$type : typeof operand === 'boolean' ? 'date' : undefined;
  if (type === 'date') return () => now;
  if (type === 'timestamp') return () => new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
  throw badValue(
    isDocument(operand)
      ? "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}"
      : `${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression`,
  );
};

const bitwise: Record<string, (a: bigint, b: bigint) => bigint> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

const bit: UpdateOperator = (operand) => {
  const entries = isDocument(operand) ? (Object.entries(operand) as [string, unknown][]) : [];
  if (entries.length === 0)
    throw badValue(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}}`,
    );
  const steps = entries.map(([name, argument]) => {
    const apply = Object.hasOwn(bitwise, name) ? bitwise[name] : undefined;
    if (!apply) throw badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
    const by = toNumeric(argument);
    if (!isInteger(by))
      throw badValue(`The $bit modifier field must be an Integer(32/64 bit), not ${typeName(argument)}`);
    return { apply, by };
  });
  return (current, place) => {
    const from = toNumeric(current ?? makeInt(0));
    if (!isInteger(from))
      throw badValue(
        `Cannot apply $bit to a value of non-integral type. ${describe(current, place, 'non-integer type')}`,
      );
    const value = steps.reduce((bits, { apply, by }) => apply(bits, BigInt(by.value)), BigInt(from.value));
    const isLong = from.type === 'long' || steps.some(({ by }) => by.type === 'long');
    return isLong ? makeLong(value) : makeInt(Number(value));
  };
};

/** `$min` keeps the lower, `$max` the higher value, by BSON order. */
const bounded =
  (direction: 1 | -1): UpdateOperator =>
  (operand, _path, { collation }) =>
  (current) =>
    current === undefined || compareValues(operand, current, collation) * direction > 0 ? operand : undefined;

const set: UpdateOperator = (operand) => () => operand;

export const fieldOperators: Record<string, UpdateOperator> = {
  $set: set,
  $setOnInsert: set,
  $inc: arithmetic('$inc', 'increment', 1, add),
  $mul: arithmetic('$mul', 'multiply', 0, multiply),
  $min: bounded(-1),
  $max: bounded(1),
  $currentDate: currentDate,
  $bit: bit,
};
