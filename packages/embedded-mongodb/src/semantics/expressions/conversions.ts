import { Decimal128, ObjectId, Timestamp } from 'bson';
import { badValue, location } from '../../errors';
import { parseDecimal, toDecimal128 } from '../values/decimal';
import {
  arithmeticDecimal,
  asNumber,
  fitsLong,
  isTruthy,
  makeDouble,
  makeInt,
  makeLong,
  toJsNumber,
  toNumeric,
  wholePart,
  type Numeric,
} from '../values/numbers';
import { isNullish, isNumber, typeName, typeOfNumber } from '../values/types';
import { makeDate, timeOfDate } from './date-units';
import { parseDate } from './date-text';
import type { OperatorFactory } from './environment';
import { operator } from './operator';

const failure = (message: string) => location(241, `${message} in $convert with no onError value`);
const unparsable = (text: string) => failure(`Failed to parse number '${text}'`);
const unsupported = (value: unknown, to: string) =>
  failure(`Unsupported conversion from ${typeName(value)} to ${to}`);

/** What converts to every kind of number: numbers, booleans as 1 and 0, dates as their milliseconds. */
function numberOf(value: unknown, to: string): Numeric {
  if (typeof value === 'boolean') return { type: 'int', value: Number(value) };
  if (value instanceof Date && to !== 'int') return { type: 'long', value: BigInt(timeOfDate(value)) };
  const number = toNumeric(value);
  if (number) return number;
  throw unsupported(value, to);
}

function toInteger(value: unknown, to: 'int' | 'long'): unknown {
  let whole: bigint | undefined;
  if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value)) throw unparsable(value);
    whole = BigInt(value.replace('+', ''));
  } else {
    whole = wholePart(numberOf(value, to));
    if (whole === undefined) throw failure(`Attempt to convert ${String(value)} to an integer type`);
  }
  const fits = to === 'long' ? fitsLong(whole) : BigInt.asIntN(32, whole) === whole;
  if (!fits) throw failure(`Conversion would overflow target type: ${whole}`);
  return to === 'long' ? makeLong(whole) : makeInt(Number(whole));
}

function toDecimal(value: unknown): Decimal128 {
  if (typeof value !== 'string') return toDecimal128(arithmeticDecimal(numberOf(value, 'decimal')));
  const result = toDecimal128(parseDecimal(value));
  if (String(result) === 'NaN' && value !== 'NaN') throw unparsable(value);
  return result;
}

const converters: Record<string, (value: unknown) => unknown> = {
  double(value) {
    if (typeof value === 'string') return makeDouble(asNumber(toDecimal(value)));
    return makeDouble(toJsNumber(numberOf(value, 'double')));
  },
  string(value) {
    if (value instanceof Date) return new Date(timeOfDate(value)).toISOString();
    if (value instanceof ObjectId) return value.toHexString();
    if (typeof value === 'string' || typeof value === 'boolean' || isNumber(value)) return String(value);
    throw unsupported(value, 'string');
  },
  objectId(value) {
    if (value instanceof ObjectId) return value;
    if (typeof value !== 'string') throw unsupported(value, 'objectId');
    if (/^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value);
    throw failure(`Failed to parse objectId '${value}'`);
  },
  bool: (value) => (isNumber(value) ? isTruthy(value) : value !== false),
  date(value) {
    if (value instanceof Date) return value;
    if (value instanceof ObjectId) return value.getTimestamp();
    if (value instanceof Timestamp) return new Date(value.t * 1000);
    if (typeof value === 'string') return parseDate(value, 'UTC');
    if (isNumber(value) && typeName(value) !== 'int') return makeDate(Math.trunc(asNumber(value)));
    throw unsupported(value, 'date');
  },
  int: (value) => toInteger(value, 'int'),
  long: (value) => toInteger(value, 'long'),
  decimal: toDecimal,
};

const shorthands = Object.entries(converters).map(([type, converter]) => [
  `$to${type[0]?.toUpperCase()}${type.slice(1)}`,
  operator(14, 'any', ([value]) => (isNullish(value) ? null : converter(value))),
]);

export const conversionOperators: Record<string, OperatorFactory> = {
  $convert: operator(14, 'input:any to:any onError:any? onNull:any?', ({ input, to, ...others }) => {
    if (isNullish(to)) return null;
    const name = typeof to === 'string' ? to : typeOfNumber(asNumber(to));
    const converter = name !== undefined && Object.hasOwn(converters, name) ? converters[name] : undefined;
    if (!converter) throw badValue(`Unknown type name: ${String(to)}`);
    if (isNullish(input)) return others.onNull ?? null;
    try {
      return converter(input);
    } catch (error) {
      if (Object.hasOwn(others, 'onError')) return others.onError;
      throw error;
    }
  }),
  ...(Object.fromEntries(shorthands) as Record<string, OperatorFactory>),
  $type: operator(14, 'any', ([value]) => typeName(value)),
  $isNumber: operator(14, 'any', ([value]) => isNumber(value)),
};
