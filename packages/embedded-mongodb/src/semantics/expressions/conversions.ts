import { Decimal128, ObjectId, Timestamp } from 'bson';
import { badValue, location } from '../../errors';
import { makeDate, timeOfDate } from '../values/dates';
import { parseDecimal, roundDecimal, toBigInt, toDecimal128 } from '../values/decimal';
import {
  arithmeticDecimal,
  asNumber,
  exactDecimal,
  fitsLong,
  isTruthy,
  makeDouble,
  makeInt,
  makeLong,
  toNumeric,
} from '../values/numbers';
import { isNullish, isNumber, typeName, typeOfNumber } from '../values/types';
import type { OperatorFactory } from './environment';
import { operator } from './operator';
import { parseIsoDate } from './time-zones';

const failure = (message: string) => location(241, `${message} in $convert with no onError value`);
const unparsable = (text: string) => failure(`Failed to parse number '${text}'`);

/** What converts to every kind of number by way of another: booleans are 1 and 0, dates their milliseconds. */
function numberOf(value: unknown, to: string): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date && to !== 'int') return BigInt(timeOfDate(value));
  if (isNumber(value)) return value;
  throw failure(`Unsupported conversion from ${typeName(value)} to ${to}`);
}

function toInteger(value: unknown, to: 'int' | 'long'): unknown {
  let whole: bigint | undefined;
  if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value)) throw unparsable(value);
    whole = BigInt(value.replace('+', ''));
  } else {
    const number = toNumeric(numberOf(value, to));
    whole = number && toBigInt(roundDecimal(exactDecimal(number), 0, 'down'));
    if (whole === undefined) throw failure(`Attempt to convert ${String(value)} to an integer type`);
  }
  const fits = to === 'long' ? fitsLong(whole) : BigInt.asIntN(32, whole) === whole;
  if (!fits) throw failure(`Conversion would overflow target type: ${whole}`);
  return to === 'long' ? makeLong(whole) : makeInt(Number(whole));
}

function toDecimal(value: unknown): Decimal128 {
  if (typeof value !== 'string') {
    const number = toNumeric(numberOf(value, 'decimal'));
    return toDecimal128(number ? arithmeticDecimal(number) : { kind: 'nan' });
  }
  const decimal = parseDecimal(value);
  if (decimal.kind === 'nan' && value !== 'NaN') throw unparsable(value);
  return toDecimal128(decimal);
}

const toDouble = (value: unknown) =>
  makeDouble(
    typeof value === 'string' ? Number(toDecimal(value).toString()) : asNumber(numberOf(value, 'double')),
  );

function toText(value: unknown): string {
  if (value instanceof Date) return new Date(timeOfDate(value)).toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  if (typeof value === 'string' || typeof value === 'boolean' || isNumber(value)) return String(value);
  throw failure(`Unsupported conversion from ${typeName(value)} to string`);
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  if (typeof value === 'string') return parseIsoDate(value, 'UTC');
  const type = typeName(value);
  if (type === 'long' || type === 'double' || type === 'decimal')
    return makeDate(Math.trunc(asNumber(value)));
  throw failure(`Unsupported conversion from ${type} to date`);
}

function toObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') throw failure(`Unsupported conversion from ${typeName(value)} to objectId`);
  if (/^[0-9a-f]{24}$/i.test(value)) return new ObjectId(value);
  throw failure(`Failed to parse objectId '${value}'`);
}

const converters: Record<string, (value: unknown) => unknown> = {
  double: toDouble,
  string: toText,
  objectId: toObjectId,
  bool: (value) => (isNumber(value) ? isTruthy(value) : value !== false),
  date: toDate,
  int: (value) => toInteger(value, 'int'),
  long: (value) => toInteger(value, 'long'),
  decimal: toDecimal,
};

const convert = operator('input:any to:any onError:any? onNull:any?', ({ input, to, ...others }) => {
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
});

const shorthands = Object.entries(converters).map(([type, converter]) => [
  `$to${type[0]?.toUpperCase()}${type.slice(1)}`,
  operator('any', ([value]) => (isNullish(value) ? null : converter(value))),
]);

export const conversionOperators: Record<string, OperatorFactory> = {
  $convert: convert,
  ...(Object.fromEntries(shorthands) as Record<string, OperatorFactory>),
  $type: operator('any', ([value]) => typeName(value)),
  $isNumber: operator('any', ([value]) => isNumber(value)),
};
