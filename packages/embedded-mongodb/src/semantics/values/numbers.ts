import { Decimal128, Double, Int32, Long } from 'bson';
import * as decimal from './decimal';
import { typeName } from './types';

export type NumberType = 'int' | 'long' | 'double' | 'decimal';

/** A BSON number taken apart: its type, and its value as the JS type that holds it exactly. */
export type Numeric =
  | { type: 'int'; value: number }
  | { type: 'double'; value: number }
  | { type: 'long'; value: bigint }
  | { type: 'decimal'; value: decimal.Decimal };

const longMin = -(2n ** 63n);
const longMax = 2n ** 63n - 1n;

export function longToBigInt(value: Long): bigint {
  return (BigInt(value.high) << 32n) | BigInt(value.low >>> 0);
}

/** Takes a number apart; undefined when the value is not a number. */
export function toNumeric(value: unknown): Numeric | undefined {
  if (typeof value === 'number') return { type: typeName(value) === 'int' ? 'int' : 'double', value };
  if (typeof value === 'bigint') return { type: 'long', value };
  if (typeof value !== 'object' || value === null) return undefined;
  switch (typeName(value)) {
    case 'int':
      return { type: 'int', value: (value as Int32).value };
    case 'double':
      return { type: 'double', value: (value as Double).value };
    case 'long':
      return { type: 'long', value: longToBigInt(value as Long) };
    case 'decimal':
      return { type: 'decimal', value: decimal.fromDecimal128(value as Decimal128) };
    default:
      return undefined;
  }
}

export const fitsLong = (value: bigint) => value >= longMin && value <= longMax;
export const makeLong = (value: bigint) => Long.fromBigInt(value);
export const makeDouble = (value: number) => new Double(value);
export const makeInt = (value: number) => new Int32(value);
export const makeDecimal = (value: decimal.Decimal) => decimal.toDecimal128(value);

/** The narrowest of Int32 and Long that holds an integer; a Double beyond Long. */
export function makeInteger(value: bigint): Int32 | Long | Double {
  if (value >= -2147483648n && value <= 2147483647n) return new Int32(Number(value));
  return fitsLong(value) ? makeLong(value) : new Double(Number(value));
}

export function exactDecimal(n: Numeric): decimal.Decimal {
  if (n.type === 'decimal') return n.value;
  return n.type === 'long' ? decimal.fromBigInt(n.value) : decimal.exactFromDouble(n.value);
}

/** For arithmetic, where MongoDB takes a double by its first 15 digits. */
export function arithmeticDecimal(n: Numeric): decimal.Decimal {
  return n.type === 'double' ? decimal.fromDouble(n.value) : exactDecimal(n);
}

export function toJsNumber(n: Numeric): number {
  return n.type === 'decimal' ? Number(decimal.toDecimal128(n.value).toString()) : Number(n.value);
}

/** The JS number of any BSON number; NaN for anything else. */
export function asNumber(value: unknown): number {
  const n = toNumeric(value);
  return n ? toJsNumber(n) : NaN;
}

/** The integer value of a number without fraction (of any type); undefined otherwise. */
export function asInteger(value: unknown): number | undefined {
  const n = asNumber(value);
  return Number.isSafeInteger(n) ? n : undefined;
}

/** Exact comparison by value over all number types; NaN is below every other number and equal to itself. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (a.type !== 'decimal' && b.type !== 'decimal') {
    // JS compares numbers with bigints exactly.
    const x = a.value;
    const y = b.value;
    if (x < y) return -1;
    if (x > y) return 1;
    if (x == y) return 0;
    return Number(Number.isNaN(y)) - Number(Number.isNaN(x));
  }
  return decimal.compareDecimals(exactDecimal(a), exactDecimal(b));
}

/** A text that is the same for numbers of equal value, whatever their types. */
export function numberKey(n: Numeric): string {
  const double = toJsNumber(n);
  const isExact = compareNumbers({ type: 'double', value: double }, n) === 0;
  if (isExact || n.type === 'int' || n.type === 'double') return `n${double === 0 ? 0 : double}`;
  if (n.type === 'long') return `l${n.value}`;
  const d = n.value;
  if (d.kind !== 'finite') return `d${d.kind}`;
  let { coefficient, exponent } = d;
  while (coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent++;
  }
  const sign = d.negative ? '-' : '';
  if (exponent >= 0 && exponent < 20) return `l${sign}${coefficient * 10n ** BigInt(exponent)}`;
  return `d${sign}${coefficient}E${exponent}`;
}

/** Whether a value counts as true: all but false, null, missing and zero. */
export function isTruthy(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  return value === true || !toNumeric(value) || asNumber(value) !== 0;
}
