import { Decimal128 } from 'bson';

/** The decimal `(-1)^negative × coefficient × 10^exponent`; infinities and NaN as a double. */
export type Decimal = Finite | { kind: 'special'; value: number };
type Finite = { kind: 'finite'; negative: boolean; coefficient: bigint; exponent: number };

const maxDigits = 34;
const minExponent = -6176;
const maxExponent = 6111;

const finite = (signed: bigint, exponent: number, negative = signed < 0n): Decimal => ({
  kind: 'finite',
  negative,
  coefficient: signed < 0n ? -signed : signed,
  exponent,
});
const digitsOf = (coefficient: bigint) => coefficient.toString().length;

/** Reads the text of a number, as `Decimal128.toString` or a JS number writes it; undefined of any other text. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) {
    const special = /^([+-]?)(?:nan|inf(?:inity)?)$/i.exec(text);
    return special
      ? { kind: 'special', value: /nan/i.test(text) ? NaN : Number(`${special[1]}Infinity`) }
      : undefined;
  }
  const fraction = match[3] ?? match[4] ?? '';
  const digits = BigInt((match[2] ?? '') + fraction);
  return finite(digits, Number(match[5] ?? 0) - fraction.length, match[1] === '-');
}

export const fromBigInt = (value: bigint): Decimal => finite(value, 0);

/** A double rounded to 15 digits, as MongoDB does where a double meets a decimal in arithmetic. */
export const fromDouble = (value: number): Decimal =>
  Number.isFinite(value) && value !== 0
    ? (parseDecimal(value.toPrecision(15)) as Decimal)
    : exactFromDouble(value);

/** The exact decimal of a double (each double has one). */
export function exactFromDouble(value: number): Decimal {
  if (!Number.isFinite(value)) return { kind: 'special', value };
  let [scaled, exponent] = [value, 0];
  // Each doubling is exact, and a finite double needs at most 1074 of them.
  for (; !Number.isInteger(scaled); scaled *= 2) exponent++;
  return finite(BigInt(scaled) * 5n ** BigInt(exponent), -exponent, Object.is(value, -0) || value < 0);
}

/** Divides by a power of ten, halves to even. */
function dropDigits(coefficient: bigint, count: number): bigint {
  const divisor = 10n ** BigInt(count);
  const quotient = coefficient / divisor;
  const twice = (coefficient % divisor) * 2n;
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

/** Brings a result into Decimal128's 34 digits and exponents; too large is infinite, too small is zero. */
export function toDecimal128(d: Decimal): Decimal128 {
  if (d.kind === 'special') return Decimal128.fromString(String(d.value));
  let { coefficient, exponent } = d;
  const excess = Math.max(digitsOf(coefficient) - maxDigits, minExponent - exponent);
  if (excess > 0) {
    coefficient = excess > digitsOf(coefficient) ? 0n : dropDigits(coefficient, excess);
    exponent += excess;
  }
  const isTooLarge = coefficient !== 0n && digitsOf(coefficient) + exponent > maxDigits + maxExponent;
  return Decimal128.fromString(
    (d.negative ? '-' : '') + (isTooLarge ? 'Infinity' : `${coefficient}E${exponent}`),
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

/** What stands for a decimal where the other one is special, so that only its sign counts. */
function standIn(d: Decimal): number {
  if (d.kind === 'special') return d.value;
  return (d.negative ? -1 : 1) * (d.coefficient === 0n ? 0 : 1);
}

/** Two numbers that compare as the decimals do. */
export function comparable(a: Decimal, b: Decimal): [number | bigint, number | bigint] {
  if (a.kind === 'special' || b.kind === 'special') return [standIn(a), standIn(b)];
  const [x, y] = aligned(a, b);
  return [x, y];
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'special' || b.kind === 'special')
    return { kind: 'special', value: standIn(a) + standIn(b) };
  const [x, y, exponent] = aligned(a, b);
  return finite(x + y, exponent, x + y < 0n || (a.negative && b.negative));
}

export const subtractDecimals = (a: Decimal, b: Decimal): Decimal =>
  addDecimals(a, b.kind === 'special' ? { ...b, value: -b.value } : { ...b, negative: !b.negative });

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'special' || b.kind === 'special')
    return { kind: 'special', value: standIn(a) * standIn(b) };
  return finite(a.coefficient * b.coefficient, a.exponent + b.exponent, a.negative !== b.negative);
}

export const absoluteDecimal = (d: Decimal): Decimal =>
  d.kind === 'special' ? { ...d, value: Math.abs(d.value) } : { ...d, negative: false };

const isInfinite = (d: Decimal) => d.kind === 'special' && !Number.isNaN(d.value);

/** The divisor must not be zero: callers answer that with an error of their own. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'finite' && isInfinite(b)) return finite(0n, 0, a.negative !== standIn(b) < 0);
  if (a.kind === 'special' || b.kind === 'special')
    return { kind: 'special', value: standIn(a) / standIn(b) };
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
export function remainderOfDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'finite' && isInfinite(b)) return a;
  if (a.kind === 'special' || b.kind === 'special') return { kind: 'special', value: NaN };
  const [x, y, exponent] = aligned(a, b);
  return finite(x % y, exponent, a.negative);
}

export type RoundingMode = 'halfEven' | 'down' | 'floor' | 'ceil';

/** Rounds to `place` decimal digits (negative: before the point), and has so many of them afterwards. */
export function roundDecimal(d: Decimal, place: number, mode: RoundingMode): Decimal {
  if (d.kind === 'special') return d;
  const drop = -d.exponent - place;
  if (drop <= 0) return finite(d.coefficient * 10n ** BigInt(-drop), -place, d.negative);
  const divisor = 10n ** BigInt(drop);
  let coefficient = mode === 'halfEven' ? dropDigits(d.coefficient, drop) : d.coefficient / divisor;
  const isAway = mode === (d.negative ? 'floor' : 'ceil');
  if (isAway && d.coefficient % divisor !== 0n) coefficient += 1n;
  return finite(coefficient, -place, d.negative);
}

/** The value of a finite decimal without fraction; undefined for the others. */
export function toBigInt(d: Decimal): bigint | undefined {
  if (d.kind === 'special' || (d.exponent < 0 && d.coefficient !== 0n)) return undefined;
  return d.exponent > 0 ? signed(d) * 10n ** BigInt(d.exponent) : signed(d);
}
