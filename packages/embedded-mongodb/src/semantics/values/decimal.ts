import { Decimal128 } from 'bson';

/** The decimal `(-1)^negative × coefficient × 10^exponent`; infinities and NaN as JS has them. */
export type Decimal = Finite | number;
export type Finite = { negative: boolean; coefficient: bigint; exponent: number };

const maxDigits = 34;
const minExponent = -6176;
const maxExponent = 6111;

const finite = (signed: bigint, exponent: number, negative = signed < 0n): Finite => ({
  negative,
  coefficient: signed < 0n ? -signed : signed,
  exponent,
});
const digitsOf = (coefficient: bigint) => coefficient.toString().length;

/** Reads the text of a number, as `Decimal128.toString` or a JS number writes it; undefined of any other text. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) {
    if (/^[+-]?nan$/i.test(text)) return NaN;
    const infinity = /^([+-]?)inf(?:inity)?$/i.exec(text);
    return infinity ? Number(`${infinity[1]}Infinity`) : undefined;
  }
  const fraction = match[3] ?? match[4] ?? '';
  const digits = BigInt((match[2] ?? '') + fraction);
  return finite(digits, Number(match[5] ?? 0) - fraction.length, match[1] === '-');
}

export const fromBigInt = (value: bigint): Decimal => finite(value, 0);

/** A double rounded to 15 digits, as MongoDB does where a double meets a decimal in arithmetic. */
export const fromDouble = (value: number): Decimal =>
  (value !== 0 && parseDecimal(value.toPrecision(15))) || exactFromDouble(value);

/** The exact decimal of a double (each double has one). */
export function exactFromDouble(value: number): Decimal {
  if (!Number.isFinite(value)) return value;
  let [scaled, exponent] = [value, 0];
  // Each doubling is exact, and a finite double needs at most 1074 of them.
  for (; !Number.isInteger(scaled); scaled *= 2) exponent++;
  return finite(BigInt(scaled) * 5n ** BigInt(exponent), -exponent, Object.is(value, -0) || value < 0);
}

export type RoundingMode = 'halfEven' | 'down' | 'floor' | 'ceil';

/** Rounds to `place` decimal digits (negative: before the point), and has so many of them afterwards. */
export function roundDecimal<D extends Decimal>(d: D, place: number, mode: RoundingMode): D | Finite {
  if (typeof d === 'number') return d;
  const { coefficient, exponent, negative } = d;
  const drop = -exponent - place;
  if (drop <= 0) return finite(coefficient * 10n ** BigInt(-drop), -place, negative);
  const divisor = 10n ** BigInt(Math.min(drop, digitsOf(coefficient) + 1));
  const [quotient, rest] = [coefficient / divisor, coefficient % divisor];
  const isAway = rest > 0n && mode === (negative ? 'floor' : 'ceil');
  // At a half the odd one makes the difference.
  const isUp = mode === 'halfEven' ? rest * 2n + (quotient % 2n) > divisor : isAway;
  return finite(isUp ? quotient + 1n : quotient, -place, negative);
}

/** Brings a result into Decimal128's 34 digits and exponents; too large is infinite, too small is zero. */
export function toDecimal128(d: Decimal): Decimal128 {
  if (typeof d === 'number') return Decimal128.fromString(String(d));
  const excess = Math.max(digitsOf(d.coefficient) - maxDigits, minExponent - d.exponent);
  const { coefficient, exponent, negative } =
    excess > 0 ? roundDecimal(d, -d.exponent - excess, 'halfEven') : d;
  const isTooLarge = coefficient !== 0n && digitsOf(coefficient) + exponent > maxDigits + maxExponent;
  return Decimal128.fromString(
    (negative ? '-' : '') + (isTooLarge ? 'Infinity' : `${coefficient}E${exponent}`),
  );
}

const signed = (d: Finite): bigint => (d.negative ? -d.coefficient : d.coefficient);

/** Both as whole numbers of one unit, `10^exponent`. */
function aligned(a: Finite, b: Finite): [bigint, bigint, number] {
  if (a.exponent === b.exponent) return [signed(a), signed(b), a.exponent];
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = (d: Finite) => signed(d) * 10n ** BigInt(d.exponent - exponent);
  return [scaled(a), scaled(b), exponent];
}

/** What stands for a decimal beside one that is not finite, so that only its sign counts. */
function standIn(d: Decimal): number {
  if (typeof d === 'number') return d;
  return (d.negative ? -1 : 1) * (d.coefficient === 0n ? 0 : 1);
}

/** Two numbers that compare as the decimals do. */
export function comparable(a: Decimal, b: Decimal): [number | bigint, number | bigint] {
  if (typeof a === 'number' || typeof b === 'number') return [standIn(a), standIn(b)];
  return aligned(a, b).slice(0, 2) as [bigint, bigint];
}

/** An operation on decimals, from those on doubles and on finite decimals. */
export const operation =
  (onDoubles: (a: number, b: number) => number, onFinite: (a: Finite, b: Finite) => Decimal) =>
  (a: Decimal, b: Decimal): Decimal =>
    typeof a === 'number' || typeof b === 'number'
      ? exactFromDouble(onDoubles(standIn(a), standIn(b)))
      : onFinite(a, b);

export function sum(a: Finite, b: Finite): Decimal {
  const [x, y, exponent] = aligned(a, b);
  return finite(x + y, exponent, x + y < 0n || (a.negative && b.negative));
}

export const difference = (a: Finite, b: Finite) => sum(a, { ...b, negative: !b.negative });

export const product = (a: Finite, b: Finite): Decimal =>
  finite(a.coefficient * b.coefficient, a.exponent + b.exponent, a.negative !== b.negative);

export const absolute = (d: Decimal): Decimal =>
  typeof d === 'number' ? Math.abs(d) : { ...d, negative: false };

/** The divisor must not be zero: callers answer that with an error of their own. */
export function quotient(a: Finite, b: Finite): Decimal {
  const negative = a.negative !== b.negative;
  // Two digits more than are kept, and one more for "something follows", so that rounding is right.
  const shift = Math.max(0, maxDigits + 2 + digitsOf(b.coefficient) - digitsOf(a.coefficient));
  const scaled = a.coefficient * 10n ** BigInt(shift);
  let coefficient = scaled / b.coefficient;
  let exponent = a.exponent - b.exponent - shift;
  if (coefficient * b.coefficient !== scaled) return finite(coefficient * 10n + 1n, exponent - 1, negative);
  // An exact quotient is written with as few digits as its operands ask for.
  for (; exponent < a.exponent - b.exponent && coefficient % 10n === 0n; exponent++) coefficient /= 10n;
  return finite(coefficient, exponent, negative);
}

/** The remainder with the dividend's sign; the divisor must not be zero. */
export function remainder(a: Finite, b: Finite): Decimal {
  const [x, y, exponent] = aligned(a, b);
  return finite(x % y, exponent, a.negative);
}

/** The value of a finite decimal without fraction; undefined for the others. */
export function toBigInt(d: Decimal): bigint | undefined {
  if (typeof d === 'number' || (d.exponent < 0 && d.coefficient !== 0n)) return undefined;
  return d.exponent > 0 ? signed(d) * 10n ** BigInt(d.exponent) : signed(d);
}
