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

/** A result in the wanted type. */
function inType(type: NumberType, value: decimal.Decimal): BsonNumber {
  if (type === 'int' || type === 'long') return integerOf(type, decimal.toBigInt(value) ?? 0n);
  const result = decimal.toDecimal128(value);
  return type === 'decimal' ? result : makeDouble(asNumber(result));
}

/** An operation on numbers of all types, from those on doubles and on finite decimals. */
function calculation(
  onDoubles: (a: number, b: number) => number,
  onFinite: (a: decimal.Finite, b: decimal.Finite) => decimal.Decimal,
) {
  const onDecimals = decimal.operation(onDoubles, onFinite);
  return (a: Numeric, b: Numeric, type = widest(a.type, b.type)): BsonNumber =>
    type === 'double'
      ? makeDouble(onDoubles(toJsNumber(a), toJsNumber(b)))
      : inType(type, onDecimals(arithmeticDecimal(a), arithmeticDecimal(b)));
}

export const add = calculation((a, b) => a + b, decimal.sum);
export const subtract = calculation((a, b) => a - b, decimal.difference);
export const multiply = calculation((a, b) => a * b, decimal.product);
const quotient = calculation((a, b) => a / b, decimal.quotient);
const remainderByType = calculation((a, b) => a % b, decimal.remainder);

/**
 * The remainder with the dividend's sign; the divisor must not be zero. Before 7.2 a double without fraction divided
 * whole numbers as if it were an Int32.
 */
export function remainder(a: Numeric, b: Numeric): BsonNumber {
  const isWhole = a.type === 'int' || a.type === 'long';
  if (isWhole && b.type === 'double' && (b.value | 0) === b.value)
    return remainderByType(a, { type: 'int', value: b.value });
  const isUnchanged = widest(a.type, b.type) === 'decimal' && Math.abs(Number(b.value)) === Infinity;
  return isUnchanged ? inType('decimal', arithmeticDecimal(a)) : remainderByType(a, b);
}

/** The divisor must not be zero; whole numbers divide as doubles. */
export const divide = (a: Numeric, b: Numeric): BsonNumber =>
  quotient(a, b, widest('double', widest(a.type, b.type)));

export const absolute = (n: Numeric): BsonNumber => inType(n.type, decimal.absolute(exactDecimal(n)));

/** Rounds to `place` decimal digits (negative: before the point), keeping the type. */
export function roundTo(n: Numeric, place: number, mode: decimal.RoundingMode): BsonNumber {
  const isWhole = n.type === 'int' || n.type === 'long';
  return inType(n.type, decimal.roundDecimal(exactDecimal(n), isWhole ? Math.min(place, 0) : place, mode));
}

/** Works numbers out from the first to the last; a result of Int32s alone is one again if it fits. */
export function fold(
  operands: Numeric[],
  start: bigint,
  operation: (a: Numeric, b: Numeric) => BsonNumber,
): BsonNumber {
  let result: BsonNumber = makeLong(start);
  for (const operand of operands) result = operation(toNumeric(result) as Numeric, operand);
  const total = toNumeric(result);
  const isInt = total?.type === 'long' && operands.every(({ type }) => type === 'int');
  return isInt ? integerOf('int', total.value) : result;
}

const addDecimals = decimal.operation((a, b) => a + b, decimal.sum);

/** Adds up numbers: doubles with compensation, all others exactly. */
export class Sum {
  private type: NumberType = 'int';
  private exact = decimal.fromBigInt(0n);
  private doubles = 0;
  private compensation = 0;
  private count = 0;

  /** Takes a value in; what is not a number counts for nothing. */
  add(value: unknown): this {
    const n = toNumeric(value);
    if (!n) return this;
    this.count++;
    this.type = widest(this.type, n.type);
    if (n.type === 'double') this.addDouble(n.value);
    else this.exact = addDecimals(this.exact, exactDecimal(n));
    return this;
  }

  private addDouble(value: number): void {
    const total = this.doubles + value;
    const isLarger = Math.abs(this.doubles) >= Math.abs(value);
    const [large, small] = isLarger ? [this.doubles, value] : [value, this.doubles];
    if (Number.isFinite(total)) this.compensation += large - total + small;
    this.doubles = total;
  }

  total(): BsonNumber {
    const { doubles } = this;
    const compensation = Number.isFinite(doubles) ? this.compensation : 0;
    if (this.type === 'double')
      return makeDouble(doubles + compensation + toJsNumber({ type: 'decimal', value: this.exact }));
    const parts = [doubles, compensation].filter((part) => part !== 0);
    return inType(this.type, parts.map(decimal.exactFromDouble).reduce(addDecimals, this.exact));
  }

  /** The mean; null of nothing. */
  mean(): BsonNumber | null {
    if (this.count === 0) return null;
    return divide(toNumeric(this.total()) as Numeric, { type: 'int', value: this.count });
  }
}
