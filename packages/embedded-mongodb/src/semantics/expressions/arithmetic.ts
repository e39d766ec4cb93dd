import { CommandError, location, typeMismatch } from '../../errors';
import * as numbers from '../values/arithmetic';
import { makeDecimal, makeDouble, toJsNumber, toNumeric, type Numeric } from '../values/numbers';
import { parseDecimal } from '../values/decimal';
import { isNullish, typeName } from '../values/types';
import { makeDate, timeOfDate } from '../values/dates';
import { unary, variadic, withArguments, type OperatorFactory } from './environment';

function numeric(value: unknown, name: string): Numeric {
  const number = toNumeric(value);
  if (!number) throw location(28765, `${name} only supports numeric types, not ${typeName(value)}`);
  return number;
}

/** `$add` of numbers, with at most one date, to which milliseconds are added. */
const add = variadic((values, _env, name) => {
  if (values.some(isNullish)) return null;
  const dates = values.filter((value) => value instanceof Date);
  if (dates.length > 1) throw location(16612, 'only one date allowed in an $add expression');
  const sum = new numbers.Sum();
  for (const value of values) {
    if (value instanceof Date) continue;
    if (!toNumeric(value))
      throw typeMismatch(`${name} only supports numeric or date types, not ${typeName(value)}`);
    sum.add(value);
  }
  const [date] = dates;
  if (!date) return sum.total();
  return makeDate(timeOfDate(date) + Math.round(toJsNumber(toNumeric(sum.total()) as Numeric)));
});

const subtract = withArguments(2, 2, ([a, b]) => {
  if (isNullish(a) || isNullish(b)) return null;
  const [x, y] = [toNumeric(a), toNumeric(b)];
  if (x && y) return numbers.subtract(x, y);
  if (a instanceof Date && b instanceof Date)
    return numbers.integerOf('long', BigInt(timeOfDate(a) - timeOfDate(b)));
  if (a instanceof Date && y) return makeDate(timeOfDate(a) - Math.round(toJsNumber(y)));
  throw typeMismatch(`can't $subtract ${typeName(b)} from ${typeName(a)}`);
});

const multiply = variadic((values, _env, name) => {
  if (values.some(isNullish)) return null;
  let product: Numeric = { type: 'int', value: 1 };
  for (const value of values) {
    const factor = toNumeric(value);
    if (!factor) throw typeMismatch(`${name} only supports numeric types, not ${typeName(value)}`);
    product = toNumeric(numbers.multiply(product, factor)) as Numeric;
  }
  return asBson(product);
});

/** The number back in its BSON type. */
const asBson = (n: Numeric) => numbers.add(n, { type: 'int', value: 0 });

const dividing = (apply: (a: Numeric, b: Numeric) => unknown, zeroCode: number): OperatorFactory =>
  withArguments(2, 2, ([a, b], _env, name) => {
    if (isNullish(a) || isNullish(b)) return null;
    const [x, y] = [toNumeric(a), toNumeric(b)];
    if (!x || !y)
      throw typeMismatch(`${name} only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
    if (numbers.isZero(y)) {
      throw zeroCode === 2
        ? new CommandError(2, 'BadValue', "can't $divide by zero")
        : location(zeroCode, `can't ${name} by zero`);
    }
    return apply(x, y);
  });

const rounding = (mode: numbers.RoundingMode, hasPlace: boolean): OperatorFactory =>
  withArguments(1, hasPlace ? 2 : 1, ([value, place], _env, name) => {
    if (isNullish(value) || place === null) return null;
    const places = place === undefined ? 0 : toJsNumber(numeric(place, name));
    if (!Number.isInteger(places) || places < -20 || places > 100) {
      throw location(
        51083,
        `cannot apply ${name} with precision value ${places}, value must be in [-20, 100]`,
      );
    }
    return numbers.roundTo(numeric(value, name), places, mode);
  });

/** Functions of one number worked out as doubles; a Decimal128 stays one, with a double's precision. */
const floating = (
  apply: (value: number) => number,
  isAllowed: (value: number) => boolean = () => true,
  code = 28714,
) =>
  unary((value, name) => {
    if (isNullish(value)) return null;
    const number = numeric(value, name);
    const float = toJsNumber(number);
    if (!isAllowed(float)) throw location(code, `${name}'s argument is out of its range: ${float}`);
    return floatIn(number.type, apply(float));
  });

const floatIn = (type: Numeric['type'], value: number) =>
  type === 'decimal' ? makeDecimal(parseDecimal(String(value))) : makeDouble(value);

const abs = unary((value, name) => {
  if (isNullish(value)) return null;
  const number = numeric(value, name);
  return toJsNumber(number) < 0 ? numbers.multiply(number, { type: 'int', value: -1 }) : asBson(number);
});

const pow = withArguments(2, 2, ([a, b], _env, name) => {
  if (isNullish(a) || isNullish(b)) return null;
  const [base, exponent] = [numeric(a, name), numeric(b, name)];
  const type = numbers.widest(base.type, exponent.type);
  const power = toJsNumber(exponent);
  if ((type === 'int' || type === 'long') && power >= 0 && power < 64) {
    return numbers.integerOf(type, BigInt(base.value as number | bigint) ** BigInt(power));
  }
  if (power < 0 && toJsNumber(base) === 0)
    throw location(28764, '$pow cannot take a base of 0 and a negative exponent');
  return floatIn(type, toJsNumber(base) ** power);
});

const log = withArguments(2, 2, ([value, base], _env, name) => {
  if (isNullish(value) || isNullish(base)) return null;
  const [x, b] = [toJsNumber(numeric(value, name)), toJsNumber(numeric(base, name))];
  if (x <= 0) throw location(28758, `$log's argument must be a positive number, but is ${x}`);
  if (b <= 0 || b === 1)
    throw location(28759, `$log's base must be a positive number not equal to 1, but is ${b}`);
  return makeDouble(Math.log(x) / Math.log(b));
});

export const arithmeticOperators: Record<string, OperatorFactory> = {
  $add: add,
  $subtract: subtract,
  $multiply: multiply,
  $divide: dividing(numbers.divide, 2),
  $mod: dividing(numbers.remainder, 16610),
  $abs: abs,
  $ceil: rounding('ceil', false),
  $floor: rounding('floor', false),
  $round: rounding('halfEven', true),
  $trunc: rounding('down', true),
  $sqrt: floating(Math.sqrt, (value) => !(value < 0)),
  $exp: floating(Math.exp),
  $ln: floating(Math.log, (value) => !(value <= 0), 28766),
  $log10: floating(Math.log10, (value) => !(value <= 0), 28761),
  $log: log,
  $pow: pow,
};
