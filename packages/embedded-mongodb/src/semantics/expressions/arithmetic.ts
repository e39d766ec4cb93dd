import { location, typeMismatch } from '../../errors';
import * as numbers from '../values/arithmetic';
import type { RoundingMode } from '../values/decimal';
import { isZero, toJsNumber, toNumeric, type Numeric } from '../values/numbers';
import { isNullish, typeName } from '../values/types';
import { makeDate, timeOfDate } from './date-units';
import type { OperatorFactory } from './environment';
import { operator } from './operator';

const one: Numeric = { type: 'int', value: 1 };
const minusOne: Numeric = { type: 'int', value: -1 };
const milliseconds = (number: Numeric) => Math.round(toJsNumber(number));

const dividing = (apply: (a: Numeric, b: Numeric) => unknown, zeroCode: number) =>
  operator(14, 'number number', ([a, b], _env, name) => {
    if (isZero(b)) throw location(zeroCode, `can't ${name} by zero`);
    return apply(a, b);
  });

const rounding = (mode: RoundingMode) =>
  operator(51081, 'number integer?', ([number, place = 0], _env, name) => {
    if (place < -20 || place > 100)
      throw location(51083, `${name}: precision must be in [-20, 100], not ${place}`);
    return numbers.roundTo(number, place, mode);
  });
const toWhole = (mode: RoundingMode) =>
  operator(28765, 'number', ([number]) => numbers.roundTo(number, 0, mode));

export const arithmeticOperators: Record<string, OperatorFactory> = {
  /** `$add` of numbers, with at most one date, to which milliseconds are added. */
  $add: operator(14, 'any*', (values, _env, name) => {
    if (values.some(isNullish)) return null;
    const sum = new numbers.Sum();
    let date: Date | undefined;
    for (const value of values) {
      if (value instanceof Date) {
        if (date) throw location(16612, 'only one date allowed in an $add expression');
        date = value;
      } else if (toNumeric(value)) sum.add(value);
      else throw typeMismatch(`${name} only supports numeric or date types, not ${typeName(value)}`);
    }
    const total = sum.total();
    return date ? makeDate(timeOfDate(date) + milliseconds(toNumeric(total) as Numeric)) : total;
  }),
  $subtract: operator(14, 'any any', ([a, b]) => {
    if (isNullish(a) || isNullish(b)) return null;
    const [x, y] = [toNumeric(a), toNumeric(b)];
    if (x && y) return numbers.subtract(x, y);
    if (a instanceof Date && b instanceof Date)
      return numbers.integerOf('long', BigInt(timeOfDate(a) - timeOfDate(b)));
    if (a instanceof Date && y) return makeDate(timeOfDate(a) - milliseconds(y));
    throw typeMismatch(`can't $subtract ${typeName(b)} from ${typeName(a)}`);
  }),
  $multiply: operator(14, 'number*', (factors) => {
    const product = factors.reduce((a, b) => toNumeric(numbers.multiply(a, b)) as Numeric, one);
    return numbers.multiply(product, one);
  }),
  $divide: dividing(numbers.divide, 2),
  $mod: dividing(numbers.remainder, 16610),
  $abs: operator(28765, 'number', ([n]) => numbers.multiply(n, toJsNumber(n) < 0 ? minusOne : one)),
  $ceil: toWhole('ceil'),
  $floor: toWhole('floor'),
  $round: rounding('halfEven'),
  $trunc: rounding('down'),
};
