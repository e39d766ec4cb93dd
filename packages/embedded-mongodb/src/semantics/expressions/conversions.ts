import { Decimal128, ObjectId } from 'bson';
import { CommandError } from '../../errors';
import { parseDecimal, roundDecimal, toDecimal128 } from '../values/decimal';
import {
  arithmeticDecimal,
  asNumber,
  fitsLong,
  isTruthy,
  makeDecimal,
  makeDouble,
  makeInt,
  makeLong,
  toNumeric,
} from '../values/numbers';
import { isNullish, isNumber, typeName } from '../values/types';
import { makeDate, timeOfDate } from '../values/dates';
import { unary, withNamedArguments, type OperatorFactory } from './environment';
import { parseIsoDate } from './time-zones';

type Target = 'double' | 'string' | 'objectId' | 'bool' | 'date' | 'int' | 'long' | 'decimal';

const failure = (message: string) => new CommandError(241, 'ConversionFailure', message);
const unsupported = (value: unknown, to: Target) =>
  failure(`Unsupported conversion from ${typeName(value)} to ${to} in $convert with no onError value`);

function toInteger(value: unknown, to: 'int' | 'long'): unknown {
  let whole: bigint | undefined;
  if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value))
      throw failure(`Failed to parse number '${value}' in $convert with no onError value`);
    whole = BigInt(value.replace('+', ''));
  } else if (typeof value === 'boolean') whole = value ? 1n : 0n;
  else if (value instanceof Date && to === 'long') whole = BigInt(timeOfDate(value));
  else whole = truncated(value);
  if (whole === undefined) throw unsupported(value, to);
  const fits = to === 'long' ? fitsLong(whole) : whole >= -2147483648n && whole <= 2147483647n;
  if (!fits)
    throw failure(`Conversion would overflow target type in $convert with no onError value: ${whole}`);
  return to === 'long' ? makeLong(whole) : makeInt(Number(whole));
}

function truncated(value: unknown): bigint | undefined {
  const number = toNumeric(value);
  if (!number) return undefined;
  if (number.type === 'long') return number.value;
  const float = asNumber(value);
  if (!Number.isFinite(float))
    throw failure(`Attempt to convert ${float} to an integer type in $convert with no onError value`);
  if (number.type !== 'decimal') return BigInt(Math.trunc(float));
  const cut = roundDecimal(number.value, 0, 'down');
  if (cut.kind !== 'finite') return undefined;
  const magnitude = cut.coefficient * 10n ** BigInt(Math.max(0, cut.exponent));
  return cut.negative ? -magnitude : magnitude;
}

function toDouble(value: unknown): unknown {
  if (typeof value === 'string') {
    const decimal = parseDecimal(value);
    if (decimal.kind === 'nan' && value !== 'NaN')
      throw failure(`Failed to parse number '${value}' in $convert with no onError value`);
    return makeDouble(Number(toDecimal128(decimal).toString()));
  }
  if (typeof value === 'boolean') return makeDouble(value ? 1 : 0);
  if (value instanceof Date) return makeDouble(timeOfDate(value));
  if (isNumber(value)) return makeDouble(asNumber(value));
  throw unsupported(value, 'double');
}

function toDecimal(value: unknown): Decimal128 {
  if (typeof value === 'string') {
    const decimal = parseDecimal(value);
    if (decimal.kind === 'nan' && value !== 'NaN')
      throw failure(`Failed to parse number '${value}' in $convert with no onError value`);
    return makeDecimal(decimal);
  }
  const number =
    typeof value === 'boolean'
      ? toNumeric(value ? 1 : 0)
      : value instanceof Date
        ? toNumeric(BigInt(timeOfDate(value)))
        : toNumeric(value);
  if (!number) throw unsupported(value, 'decimal');
  return makeDecimal(arithmeticDecimal(number));
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return new Date(timeOfDate(value)).toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  if (typeof value === 'boolean' || isNumber(value)) return String(value);
  throw unsupported(value, 'string');
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (typeof value === 'string') return parseIsoDate(value, 'UTC');
  const type = typeName(value);
  if (type === 'long' || type === 'double' || type === 'decimal')
    return makeDate(Math.trunc(asNumber(value)));
  if (type === 'timestamp') return new Date((value as { t: number }).t * 1000);
  throw unsupported(value, 'date');
}

function toObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') throw unsupported(value, 'objectId');
  if (!/^[0-9a-f]{24}$/i.test(value)) {
    throw failure(
      `Failed to parse objectId '${value}' in $convert with no onError value: Invalid string length for parsing to OID, expected 24 but found ${value.length}`,
    );
  }
  return new ObjectId(value);
}

const converters: Record<Target, (value: unknown) => unknown> = {
  double: toDouble,
  string: toText,
  objectId: toObjectId,
  bool: (value) => (isNumber(value) ? isTruthy(value) : value !== false),
  date: toDate,
  int: (value) => toInteger(value, 'int'),
  long: (value) => toInteger(value, 'long'),
  decimal: toDecimal,
};
const byCode: Record<number, Target> = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
  19: 'decimal',
};

const shorthand = (to: Target): OperatorFactory =>
  unary((value) => (isNullish(value) ? null : converters[to](value)));

const convert = withNamedArguments(
  ['input', 'to', 'onError', 'onNull'],
  ['input', 'to'],
  ({ input, to, ...others }) => {
    if (isNullish(input)) return others.onNull ?? null;
    const name = typeof to === 'string' ? to : byCode[asNumber(to)];
    if (name === undefined || !Object.hasOwn(converters, name))
      throw new CommandError(2, 'BadValue', `Unknown type name: ${String(to)}`);
    try {
      return converters[name as Target](input);
    } catch (error) {
      if (Object.hasOwn(others, 'onError')) return others.onError;
      throw error;
    }
  },
);

export const conversionOperators: Record<string, OperatorFactory> = {
  $convert: convert,
  $toDouble: shorthand('double'),
  $toString: shorthand('string'),
  $toObjectId: shorthand('objectId'),
  $toBool: shorthand('bool'),
  $toDate: shorthand('date'),
  $toInt: shorthand('int'),
  $toLong: shorthand('long'),
  $toDecimal: shorthand('decimal'),
  $type: unary((value) => typeName(value)),
  $isNumber: unary((value) => isNumber(value)),
};
