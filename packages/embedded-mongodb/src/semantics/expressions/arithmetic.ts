import { location, typeMismatch } from '../../errors';
import * as numbers from '../values/arithmetic';
import { makeDate, timeOfDate } from '../values/dates';
import { parseDecimal, powerOfDecimal, rootOfDecimal } from '../values/decimal';
import {
  arithmeticDecimal,
  makeDecimal,
  makeDouble,
  toJsNumber,
  toNumeric,
  type Numeric,
} from '../values/numbers';
import { isNullish, typeName } from '../values/types';
import type { OperatorFactory } from './environment';
import { operator } from './operator';

const one: Numeric = { type: 'int', value: 1 };
const minusOne: Numeric = { type: 'int', value: -1 };
const asBson = (number: Numeric) => numbers.multiply(number, one);
const milliseconds = (number: Numeric) => Math.round(toJsNumber(number));

/** `$add` of numbers, with at most one date, to which milliseconds are added. */
const add = operator('any*', (values, _env, name) => {
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
});

const subtract = operator('any any', ([a, b]) => {
  if (isNullish(a) || isNullish(b)) return null;
  const [x, y] = [toNumeric(a), toNumeric(b)];
  if (x && y) return numbers.subtract(x, y);
  if (a instanceof Date && b instanceof Date)
    return numbers.integerOf('long', BigInt(timeOfDate(a) - timeOfDate(b)));
  if (a instanceof Date && y) return makeDate(timeOfDate(a) - milliseconds(y));
  throw typeMismatch(`can't $subtract ${typeName(b)} from ${typeName(a)}`);
});

const dividing = (apply: (a: Numeric, b: Numeric) => unknown, zeroCode: number) =>
  operator('number number', ([a, b], _env, name) => {
    if (numbers.isZero(b)) throw location(zeroCode, `can't ${name} by zero`);
    return apply(a, b);
  });

const rounding = (mode: numbers.RoundingMode) =>
  operator(
    'number integer?',
    ([number, place = 0], _env, name) => {
      if (place < -20 || place > 100)
        throw location(
          51083,
          `cannot apply ${name} with precision value ${place}, value must be in [-20, 100]`,
        );
      return numbers.roundTo(number, place, mode);
    },
    51081,
  );
const toWhole = (mode: numbers.RoundingMode) =>
  operator('number', ([number]) => numbers.roundTo(number, 0, mode), 28765);

/** Results worked out as doubles; where a Decimal128 takes part they stay one, with a double's precision. */
const floatIn = (type: Numeric['type'], value: number) =>
  type === 'decimal' ? makeDecimal(parseDecimal(String(value))) : makeDouble(value);

const floating = (
  apply: (value: number) => number,
  isAllowed: (value: number) => boolean = () => true,
  code = 28765,
) =>
  operator(
    'number',
    ([number], _env, name) => {
      const value = toJsNumber(number);
      if (!isAllowed(value)) throw location(code, `${name}'s argument is out of its range: ${value}`);
      return floatIn(number.type, apply(value));
    },
    28765,
  );
const isPositive = (value: number) => !(value <= 0);
const isWithin = (least: number, most: number) => (value: number) => !(value < least || value > most);

const pow = operator(
  'number number',
  ([base, exponent]) => {
    const type = numbers.widest(base.type, exponent.type);
    const power = toJsNumber(exponent);
    if (power < 0 && toJsNumber(base) === 0)
      throw location(28764, '$pow cannot take a base of 0 and a negative exponent');
    if (type === 'decimal' && Math.abs(power) < 10_000 && Number.isInteger(power))
      return makeDecimal(powerOfDecimal(arithmeticDecimal(base), power));
    if ((type === 'int' || type === 'long') && power >= 0 && power < 64)
      return numbers.integerOf(type, BigInt(base.value as number | bigint) ** BigInt(power));
    return floatIn(type, toJsNumber(base) ** power);
  },
  28762,
);

const log = operator(
  'number number',
  ([number, baseNumber]) => {
    const [value, base] = [toJsNumber(number), toJsNumber(baseNumber)];
    if (value <= 0) throw location(28758, `$log's argument must be a positive number, but is ${value}`);
    if (base <= 0 || base === 1)
      throw location(28759, `$log's base must be a positive number not equal to 1, but is ${base}`);
    return floatIn(numbers.widest(number.type, baseNumber.type), Math.log(value) / Math.log(base));
  },
  28756,
);

const degree = Math.PI / 180;

export const arithmeticOperators: Record<string, OperatorFactory> = {
  $add: add,
  $subtract: subtract,
  $multiply: operator('number*', (factors) => {
    const product = factors.reduce((a, b) => toNumeric(numbers.multiply(a, b)) as Numeric, one);
    return asBson(product);
  }),
  $divide: dividing(numbers.divide, 2),
  $mod: dividing(numbers.remainder, 16610),
  $abs: operator('number', ([n]) => numbers.multiply(n, toJsNumber(n) < 0 ? minusOne : one), 28765),
  $ceil: toWhole('ceil'),
  $floor: toWhole('floor'),
  $round: rounding('halfEven'),
  $trunc: rounding('down'),
  $sqrt: operator(
    'number',
    ([number]) => {
      const value = toJsNumber(number);
      if (value < 0) throw location(28714, "$sqrt's argument must be greater than or equal to 0");
      return number.type === 'decimal'
        ? makeDecimal(rootOfDecimal(number.value))
        : makeDouble(Math.sqrt(value));
    },
    28765,
  ),
  $exp: floating(Math.exp),
  $ln: floating(Math.log, isPositive, 28766),
  $log10: floating(Math.log10, isPositive, 28761),
  $log: log,
  $pow: pow,
  $sin: floating(Math.sin, Number.isFinite, 50989),
  $cos: floating(Math.cos, Number.isFinite, 50989),
  $tan: floating(Math.tan, Number.isFinite, 50989),
  $asin: floating(Math.asin, isWithin(-1, 1), 50989),
  $acos: floating(Math.acos, isWithin(-1, 1), 50989),
  $atan: floating(Math.atan),
  $atan2: operator('number number', ([y, x]) =>
    floatIn(numbers.widest(y.type, x.type), Math.atan2(toJsNumber(y), toJsNumber(x))),
  ),
  $degreesToRadians: floating((value) => value * degree),
  $radiansToDegrees: floating((value) => value / degree),
};
