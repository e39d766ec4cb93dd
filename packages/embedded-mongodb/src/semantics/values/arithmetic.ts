import type { Decimal128, Double, Int32, Long } from 'bson';
import * as decimal from './decimal';
import {
  arithmeticDecimal,
  asNumber,
  fitsLong,
  makeDecimal,
  makeDouble,
  makeInteger,
  makeLong,
  toJsNumber,
  toNumeric,
  type NumberType,
  type Numeric,
} from './numbers';

export type BsonNumber = Int32 | Long | Double | Decimal128;

const widths: Record<NumberType, number> = { int: 0, long: 1, double: 2, decimal: 3 };

/** The type of a result: the wider of both operands' types. */
export const widest = (a: NumberType, b: NumberType): NumberType => (widths[a] >= widths[b] ? a : b);

/** An integer result in the wanted type: Int32 grows to Long, and Long to Double, when it does not fit. */
export function integerOf(type: NumberType, value: bigint): BsonNumber {
  if (type === 'int') return makeInteger(value);
  return fitsLong(value) ? makeLong(value) : makeDouble(Number(value));
}

function combine(
  a: Numeric,
  b: Numeric,
  integers: (a: bigint, b: bigint) => bigint,
  doubles: (a: number, b: number) => number,
  decimals: (a: decimal.Decimal, b: decimal.Decimal) => decimal.Decimal,
): BsonNumber {
  const type = widest(a.type, b.type);
  if (type === 'decimal') return makeDecimal(decimals(arithmeticDecimal(a), arithmeticDecimal(b)));
  if (type === 'double') return makeDouble(doubles(toJsNumber(a), toJsNumber(b)));
  return integerOf(type, integers(BigInt(a.value as number | bigint), BigInt(b.value as number | bigint)));
}

export function add(a: Numeric, b: Numeric): BsonNumber {
  return combine(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
    decimal.addDecimals,
  );
}

export function subtract(a: Numeric, b: Numeric): BsonNumber {
  const decimals = (x: decimal.Decimal, y: decimal.Decimal) =>
    decimal.addDecimals(x, decimal.negateDecimal(y));
  return combine(
    a,
    b,
    (x, y) => x - y,
    (x, y) => x - y,
    decimals,
  );
}

export function multiply(a: Numeric, b: Numeric): BsonNumber {
  return combine(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
    decimal.multiplyDecimals,
  );
}

/** The divisor must not be zero. */
export function divide(a: Numeric, b: Numeric): BsonNumber {
  if (widest(a.type, b.type) !== 'decimal') return makeDouble(toJsNumber(a) / toJsNumber(b));
  return makeDecimal(decimal.divideDecimals(arithmeticDecimal(a), arithmeticDecimal(b)));
}

/** The remainder with the dividend's sign; the divisor must not be zero. */
export function remainder(a: Numeric, b: Numeric): BsonNumber {
  return combine(
    a,
    b,
    (x, y) => x % y,
    (x, y) => x % y,
    decimal.remainderOfDecimals,
  );
}

export const isZero = (value: Numeric) =>
  asNumber(value.type === 'decimal' ? makeDecimal(value.value) : value.value) === 0;

export type RoundingMode = 'halfEven' | 'down' | 'floor' | 'ceil';

/** Rounds to `place` decimal digits (negative: before the point), keeping the type. */
export function roundTo(n: Numeric, place: number, mode: RoundingMode): BsonNumber {
  if (n.type === 'decimal') return makeDecimal(decimal.roundDecimal(n.value, place, mode));
  if (n.type === 'double') {
    if (!Number.isFinite(n.value)) return makeDouble(n.value);
    const rounded = decimal.roundDecimal(decimal.exactFromDouble(n.value), place, mode);
    return makeDouble(Number(makeDecimal(rounded).toString()));
  }
  const rounded = decimal.roundDecimal(decimal.fromBigInt(BigInt(n.value)), place, mode);
  return integerOf(n.type, decimal.toBigInt(rounded) ?? 0n);
}

/** Adds up numbers exactly: integers as integers, doubles with compensation, decimals as decimals. */
export class Sum {
  private type: NumberType = 'int';
  private integers = 0n;
  private doubles = 0;
  private compensation = 0;
  private decimals: decimal.Decimal = decimal.fromBigInt(0n);
  count = 0;

  /** Takes a value in; what is not a number counts for nothing. */
  add(value: unknown): void {
    const n = toNumeric(value);
    if (!n) return;
    this.count++;
    this.type = widest(this.type, n.type);
    if (n.type === 'decimal') this.decimals = decimal.addDecimals(this.decimals, n.value);
    else if (n.type === 'double') this.addDouble(n.value);
    else this.integers += BigInt(n.value);
  }

  private addDouble(value: number): void {
    const total = this.doubles + value;
    if (Number.isFinite(total)) {
      const [large, small] =
        Math.abs(this.doubles) >= Math.abs(value) ? [this.doubles, value] : [value, this.doubles];
      this.compensation += large - total + small;
    }
    this.doubles = total;
  }

  total(): BsonNumber {
    if (this.type === 'int' || this.type === 'long') return integerOf(this.type, this.integers);
    const doubles = Number.isFinite(this.doubles) ? this.doubles + this.compensation : this.doubles;
    if (this.type === 'double') return makeDouble(doubles + Number(this.integers));
    const exact = decimal.addDecimals(this.decimals, decimal.fromBigInt(this.integers));
    return makeDecimal(doubles === 0 ? exact : decimal.addDecimals(exact, decimal.fromDouble(doubles)));
  }

  /** The mean; null of nothing. */
  mean(): BsonNumber | null {
    if (this.count === 0) return null;
    const total = this.type === 'int' ? integerOf('long', this.integers) : this.total();
    return divide(toNumeric(total) as Numeric, { type: 'int', value: this.count });
  }
}
