import { Double, Int32, Long } from 'bson';
import * as decimal from './decimal';
import { typeName } from './types';

export type NumberType = 'int' | 'long' | 'double' | 'decimal';

/** A BSON number taken apart: its type, and its value as the JS type that holds it exactly. */
export type Numeric =
  | { type: 'int' | 'double'; value: number }
  | { type: 'long'; value: bigint }
  | { type: 'decimal'; value: decimal.Decimal };

/** Takes a number apart; undefined when the value is not a number. */
export function toNumeric(value: unknown): Numeric | undefined {
  if (typeof value === 'number') return { type: typeName(value) === 'int' ? 'int' : 'double', value };
  if (typeof value === 'bigint') return { type: 'long', value };
  if (typeof value !== 'object' || value === null) return undefined;
  const type = typeName(value);
  switch (type) {
    case 'int':
    case 'double':
      return { type, value: (value as Int32 | Double).value };
    case 'long':
      return { type, value: (BigInt((value as Long).high) << 32n) | BigInt((value as Long).low >>> 0) };
    case 'decimal':
      return { type, value: decimal.parseDecimal(String(value)) as decimal.Decimal };
    default:
      return undefined;
  }
}

export const fitsLong = (value: bigint) => BigInt.asIntN(64, value) === value;
export const makeLong = (value: bigint) => Long.fromBigInt(value);
export const makeDouble = (value: number) => new Double(value);
export const makeInt = (value: number) => new Int32(value);

export function exactDecimal(n: Numeric): decimal.Decimal {
  if (n.type === 'decimal') return n.value;
  return n.type === 'long' ? decimal.fromBigInt(n.value) : decimal.exactFromDouble(n.value);
}

/** For arithmetic, where MongoDB takes a double by its first 15 digits. */
export const arithmeticDecimal = (n: Numeric): decimal.Decimal =>
  n.type === 'double' ? decimal.fromDouble(n.value) : exactDecimal(n);

export const toJsNumber = (n: Numeric): number =>
  Number(n.type === 'decimal' ? decimal.toDecimal128(n.value).toString() : n.value);

/** The JS number of any BSON number; NaN for anything else. */
export function asNumber(value: unknown): number {
  const n = toNumeric(value);
  return n ? toJsNumber(n) : NaN;
}

/** A number without its fraction; undefined of NaN and infinities. */
export const wholePart = (n: Numeric): bigint | undefined =>
  decimal.toBigInt(decimal.roundDecimal(exactDecimal(n), 0, 'down'));

/** The integer value of a number without fraction (of any type); undefined otherwise. */
export function asInteger(value: unknown): number | undefined {
  const n = asNumber(value);
  return Number.isSafeInteger(n) ? n : undefined;
}

/** The value of a number without fraction, be it too large to be exact; undefined if it is not at least this. */
export function wholeNumber(value: unknown, least: number): number | undefined {
  const n = asNumber(value);
  return Number.isInteger(n) && n >= least ? n : undefined;
}

/** JS compares numbers with bigints exactly; NaN is below every other number and equal to itself. */
export function compareExactly(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return a == b ? 0 : Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}

/** Exact comparison by value over all number types. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (a.type !== 'decimal' && b.type !== 'decimal') return compareExactly(a.value, b.value);
  return compareExactly(...decimal.comparable(exactDecimal(a), exactDecimal(b)));
}

/** Whether a value is NaN, as a number of whatever type. */
export const isNaNumber = (value: unknown) => Number.isNaN(toNumeric(value)?.value);

export const isZero = (n: Numeric) => compareNumbers(n, { type: 'int', value: 0 }) === 0;

/** Whether a value counts as true: all but false, null, missing and zero. */
export function isTruthy(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  const number = toNumeric(value);
  return !number || !isZero(number);
}
