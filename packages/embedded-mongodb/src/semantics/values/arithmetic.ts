import type { Decimal128, Double, Int32, Long } from 'bson';
import * as decimal from './decimal';
import {
  arithmeticDecimal,
  asNumber,
  exactDecimal,
  fitsLong,
  makeDouble,
  makeInt,
  makeLong,
  toJsNumber,
  toNumeric,
  type NumberType,
  type Numeric,
} from './numbers';

export type BsonNumber = Int32 | Long | Double | Decimal128;

const widths: Record<NumberType, number> = { int: 0, long: 1, double: 2, decimal: 3 };
const widest = (a: NumberType, b: NumberType): NumberType => (widths[a] >= widths[b] ? a : b);

/** An integer result in the wanted type: Int32 grows to Long, and Long to Double, when it does not fit. */
export function integerOf(type: 'int' | 'long', value: bigint): BsonNumber {
  if (type === 'int' && BigInt.asIntN(32, value) === value) return makeInt(Number(value));
  return fitsLong(value) ? makeLong(value) : makeDouble(Number(value));
}

/** One operation of arithmetic, on each kind of numbers. */
interface Operation {
  integers(a: bigint, b: bigint): bigint;
  doubles(a: number, b: number): number;
  decimals(a: decimal.Decimal, b: decimal.Decimal): decimal.Decimal;
}

/** The result has the wider of both operands' types. */
const calculation =
  ({ integers, doubles, decimals }: Operation) =>
  (a: Numeric, b: Numeric): BsonNumber => {
    const type = widest(a.type, b.type);
    if (type === 'decimal') return decimal.toDecimal128(decimals(arithmeticDecimal(a), arithmeticDecimal(b)));
    if (type === 'double') return makeDouble(doubles(toJsNumber(a), toJsNumber(b)));
    return integerOf(type, integers(BigInt(a.value as number | bigint), BigInt(b.value as number | bigint)));
  };

export const add = calculation({
  integers: (a, b) => a + b,
  doubles: (a, b) => a + b,
  decimals: decimal.addDecimals,
});
export const subtract = calculation({
  integers: (a, b) => a - b,
  doubles: (a, b) => a - b,
  decimals: (a, b) => decimal.addDecimals(a, decimal.negateDecimal(b)),
});
export const multiply = calculation({
  integers: (a, b) => a * b,
  doubles: (a, b) => a * b,
  decimals: decimal.multiplyDecimals,
});
/** The remainder with the dividend's sign; the divisor must not be zero. */
export const remainder = calculation({
  integers: (a, b) => a % b,
  doubles: (a, b) => a % b,
  decimals: decimal.remainderOfDecimals,
});

/** The divisor must not be zero. */
export function divide(a: Numeric, b: Numeric): BsonNumber {
  if (widest(a.type, b.type) !== 'decimal') return makeDouble(toJsNumber(a) / toJsNumber(b));
  return decimal.toDecimal128(decimal.divideDecimals(arithmeticDecimal(a), arithmeticDecimal(b)));
}

/** Rounds to `place` decimal digits (negative: before the point), keeping the type. */
export function roundTo(n: Numeric, place: number, mode: decimal.RoundingMode): BsonNumber {
  const rounded = decimal.roundDecimal(exactDecimal(n), place, mode);
  if (n.type === 'int' || n.type === 'long') return integerOf(n.type, decimal.toBigInt(rounded) ?? 0n);
  const result = decimal.toDecimal128(rounded);
  return n.type === 'decimal' ? result : makeDouble(asNumber(result));
}

/** Adds up numbers exactly: integers as integers, doubles with compensation, decimals as decimals. */
export class Sum {
  private type: NumberType = 'int';
  private integers = 0n;
  private doubles = 0;
  private compensation = 0;
  private decimals: decimal.Decimal = decimal.fromBigInt(0n);
  private count = 0;

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
    const isLarger = Math.abs(this.doubles) >= Math.abs(value);
    const [large, small] = isLarger ? [this.doubles, value] : [value, this.doubles];
    if (Number.isFinite(total)) this.compensation += large - total + small;
    this.doubles = total;
  }

  total(): BsonNumber {
    if (this.type === 'int' || this.type === 'long') return integerOf(this.type, this.integers);
    const doubles = Number.isFinite(this.doubles) ? this.doubles + this.compensation : this.doubles;
    if (this.type === 'double') return makeDouble(doubles + Number(this.integers));
    const exact = decimal.addDecimals(this.decimals, decimal.fromBigInt(this.integers));
    return decimal.toDecimal128(
      doubles === 0 ? exact : decimal.addDecimals(exact, decimal.fromDouble(doubles)),
    );
  }

  /** The mean; null of nothing. */
  mean(): BsonNumber | null {
    if (this.count === 0) return null;
    return divide(toNumeric(this.total()) as Numeric, { type: 'int', value: this.count });
  }
}
