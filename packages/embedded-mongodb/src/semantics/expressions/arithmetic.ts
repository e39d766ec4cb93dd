import { badValue, location, typeMismatch } from '../../errors';
import * as numbers from '../values/arithmetic';
import type { RoundingMode } from '../values/decimal';
import { isZero, toJsNumber, toNumeric, wholePart, type Numeric } from '../values/numbers';
import { isNullish, typeName } from '../values/types';
import { makeDate, timeOfDate } from './date-units';
import { operator, type OperatorFactory } from './operator';

/** What is added to a date: doubles are rounded away from zero where they are halves, decimals to even. */
function milliseconds(number: Numeric): bigint {
  const value = toJsNumber(number);
  const away: Numeric = { type: 'double', value: Math.sign(value) * Math.round(Math.abs(value)) };
  const even = toNumeric(numbers.roundTo(number, 0, 'halfEven')) as Numeric;
  const whole = wholePart(number.type === 'double' ? away : even);
  if (whole === undefined) throw location(15, 'date overflow');
  return whole;
}

const dividing = (apply: (a: Numeric, b: Numeric) => unknown) =>
  operator('number number', ([a, b], _env, name) => {
    if (isZero(b)) throw badValue(`can't ${name} by zero`);
    return apply(a, b);
  });

/** Refuses the double that stands for a Long that has become too large. */
function stillLong(number: Numeric, result: numbers.BsonNumber): numbers.BsonNumber {
  if (number.type === 'long' && typeName(result) === 'double')
    throw location(15, `the result of ${String(number.value)} is too large for a long`);
  return result;
}

const rounding = (mode: RoundingMode) =>
  operator('number int32?', ([number, place = 0], _env, name) => {
    if (place < -20 || place > 100) throw location(51083, `${name}: the place must be in [-20, 100]`);
    return stillLong(number, numbers.roundTo(number, place, mode));
  });
const toWhole = (mode: RoundingMode) => operator('number', ([number]) => numbers.roundTo(number, 0, mode));

export const arithmeticOperators: Record<string, OperatorFactory> = {
  /** `$add` of numbers, with at most one date, to which milliseconds are added. */
  $add: operator('any*', (values, _env, name) => {
    if (values.some(isNullish)) return null;
    const at = values.findIndex((value) => value instanceof Date);
    const [date] = at < 0 ? [] : (values.splice(at, 1) as Date[]);
    const summands = values.map((value) => {
      const number = toNumeric(value);
      if (number) return number;
      if (value instanceof Date) throw location(16612, 'only one date allowed in an $add expression');
      throw typeMismatch(`${name} only supports numeric or date types, not ${typeName(value)}`);
    });
    if (!date) return numbers.fold(summands, 0n, numbers.add);
    // What stands before the date is one sum, and what follows is rounded one by one.
    const before = toNumeric(numbers.fold(summands.slice(0, at), 0n, numbers.add)) as Numeric;
    const parts = [before, ...summands.slice(at)].map(milliseconds);
    return makeDate(Number(parts.reduce((a, b) => a + b, BigInt(timeOfDate(date)))));
  }),
  $subtract: operator('any any', ([a, b]) => {
    if (isNullish(a) || isNullish(b)) return null;
    const [x, y] = [toNumeric(a), toNumeric(b)];
    if (x && y) return numbers.subtract(x, y);
    if (a instanceof Date && b instanceof Date)
      return numbers.integerOf('long', BigInt(timeOfDate(a) - timeOfDate(b)));
    if (a instanceof Date && y) return makeDate(Number(BigInt(timeOfDate(a)) - milliseconds(y)));
    throw typeMismatch(`can't $subtract ${typeName(b)} from ${typeName(a)}`);
  }),
  $multiply: operator('number*', (factors) => numbers.fold(factors, 1n, numbers.multiply)),
  $divide: dividing(numbers.divide),
  $mod: dividing(numbers.remainder),
  $abs: operator('number', ([n]) => stillLong(n, numbers.absolute(n))),
  $ceil: toWhole('ceil'),
  $floor: toWhole('floor'),
  $round: rounding('halfEven'),
  $trunc: rounding('down'),
};
