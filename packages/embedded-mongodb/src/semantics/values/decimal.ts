import { Decimal128 } from 'bson';

/** A finite decimal `(-1)^negative × coefficient × 10^exponent`, or one of the special values. */
export type Decimal =
  | { kind: 'finite'; negative: boolean; coefficient: bigint; exponent: number }
  | { kind: 'infinite'; negative: boolean }
  | { kind: 'nan' };

const maxDigits = 34;
const minExponent = -6176;
const maxExponent = 6111;

const finite = (signed: bigint, exponent: number, negative = signed < 0n): Decimal => ({
  kind: 'finite',
  negative,
  coefficient: signed < 0n ? -signed : signed,
  exponent,
});
const signedOf = (d: Extract<Decimal, { kind: 'finite' }>) => (d.negative ? -d.coefficient : d.coefficient);

/** Reads the text of a number, as `Decimal128.toString` or a finite JS number writes it. */
export function parseDecimal(text: string): Decimal {
  const match = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) {
    const special = /^([+-]?)(inf|infinity)$/i.exec(text);
    return special ? { kind: 'infinite', negative: special[1] === '-' } : { kind: 'nan' };
  }
  const fraction = match[3] ?? match[4] ?? '';
  const digits = BigInt((match[2] ?? '') + fraction);
  return finite(digits, Number(match[5] ?? 0) - fraction.length, match[1] === '-');
}

export const fromDecimal128 = (value: Decimal128): Decimal => parseDecimal(value.toString());
export const fromBigInt = (value: bigint): Decimal => finite(value, 0);

/** A double rounded to 15 digits, as MongoDB does where a double meets a decimal in arithmetic. */
export function fromDouble(value: number): Decimal {
  return parseDecimal(Number.isFinite(value) ? value.toPrecision(15) : String(value));
}

/** The exact decimal of a double (each double has one). */
export function exactFromDouble(value: number): Decimal {
  if (!Number.isFinite(value)) return parseDecimal(String(value));
  if (Number.isInteger(value)) return finite(BigInt(value), 0, Object.is(value, -0) || value < 0);
  let exponent = 0;
  let scaled = value;
  // Each doubling is exact, and a finite double needs at most 1074 of them.
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    exponent++;
  }
  return finite(BigInt(scaled) * 5n ** BigInt(exponent), -exponent);
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
  if (d.kind === 'nan') return Decimal128.fromString('NaN');
  const sign = d.negative ? '-' : '';
  if (d.kind === 'infinite') return Decimal128.fromString(`${sign}Infinity`);
  let { coefficient, exponent } = d;
  const excess = Math.max(coefficient.toString().length - maxDigits, minExponent - exponent);
  if (excess > 0) {
    coefficient = excess > coefficient.toString().length ? 0n : dropDigits(coefficient, excess);
    exponent += excess;
    if (coefficient.toString().length > maxDigits) {
      coefficient /= 10n;
      exponent++;
    }
  }
  if (coefficient === 0n) exponent = Math.min(Math.max(exponent, minExponent), maxExponent);
  if (exponent > maxExponent) {
    const room = maxDigits - coefficient.toString().length;
    if (exponent - maxExponent > room) return Decimal128.fromString(`${sign}Infinity`);
    coefficient *= 10n ** BigInt(exponent - maxExponent);
    exponent = maxExponent;
  }
  return Decimal128.fromString(`${sign}${coefficient}E${exponent}`);
}

/** Negative, zero or positive; NaN is the lowest and equal to itself. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.kind === 'nan' || b.kind === 'nan') return Number(b.kind === 'nan') - Number(a.kind === 'nan');
  const signA = signOf(a);
  const signB = signOf(b);
  if (signA !== signB || signA === 0) return signA - signB;
  if (a.kind === 'infinite' || b.kind === 'infinite') {
    const order = Number(a.kind === 'infinite') - Number(b.kind === 'infinite');
    return signA < 0 ? 0 - order : order;
  }
  const magnitudeA = a.coefficient.toString().length + a.exponent;
  const magnitudeB = b.coefficient.toString().length + b.exponent;
  if (magnitudeA !== magnitudeB) return signA * (magnitudeA - magnitudeB);
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

function signOf(d: Exclude<Decimal, { kind: 'nan' }>): number {
  if (d.kind === 'finite' && d.coefficient === 0n) return 0;
  return d.negative ? -1 : 1;
}

type Finite = Extract<Decimal, { kind: 'finite' }>;

function aligned(a: Finite, b: Finite): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [
    signedOf(a) * 10n ** BigInt(a.exponent - exponent),
    signedOf(b) * 10n ** BigInt(b.exponent - exponent),
    exponent,
  ];
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return { kind: 'nan' };
  if (a.kind === 'infinite') return b.kind === 'infinite' && a.negative !== b.negative ? { kind: 'nan' } : a;
  if (b.kind === 'infinite') return b;
  const [x, y, exponent] = aligned(a, b);
  return finite(x + y, exponent);
}

export function negateDecimal(d: Decimal): Decimal {
  return d.kind === 'nan' ? d : { ...d, negative: !d.negative };
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return { kind: 'nan' };
  const negative = a.negative !== b.negative;
  if (a.kind === 'infinite' || b.kind === 'infinite') {
    return signOf(a) === 0 || signOf(b) === 0 ? { kind: 'nan' } : { kind: 'infinite', negative };
  }
  return {
    kind: 'finite',
    negative,
    coefficient: a.coefficient * b.coefficient,
    exponent: a.exponent + b.exponent,
  };
}

/** The divisor must not be zero: callers answer that with an error of their own. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return { kind: 'nan' };
  const negative = a.negative !== b.negative;
  if (a.kind === 'infinite') return b.kind === 'infinite' ? { kind: 'nan' } : { kind: 'infinite', negative };
  if (b.kind === 'infinite') return { kind: 'finite', negative, coefficient: 0n, exponent: 0 };
  // Two digits more than are kept, and one more for "something follows", so that rounding is right.
  const shift = Math.max(
    0,
    maxDigits + 2 + b.coefficient.toString().length - a.coefficient.toString().length,
  );
  const scaled = a.coefficient * 10n ** BigInt(shift);
  let coefficient = scaled / b.coefficient;
  let exponent = a.exponent - b.exponent - shift;
  if (coefficient * b.coefficient !== scaled) {
    coefficient = coefficient * 10n + 1n;
    exponent--;
  } else {
    // An exact quotient is written with as few digits as its operands ask for.
    while (exponent < a.exponent - b.exponent && coefficient % 10n === 0n) {
      coefficient /= 10n;
      exponent++;
    }
  }
  return { kind: 'finite', negative, coefficient, exponent };
}

/** The remainder with the dividend's sign; the divisor must not be zero. */
export function remainderOfDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind !== 'finite' || b.kind === 'nan') return { kind: 'nan' };
  if (b.kind === 'infinite') return a;
  const [x, y, exponent] = aligned(a, b);
  return finite(x % y, exponent, a.negative);
}

/** Rounds to `place` decimal digits (negative: before the point). */
export function roundDecimal(
  d: Decimal,
  place: number,
  mode: 'halfEven' | 'down' | 'floor' | 'ceil',
): Decimal {
  if (d.kind !== 'finite' || -d.exponent <= place) return d;
  const drop = -d.exponent - place;
  const divisor = 10n ** BigInt(drop);
  let coefficient = mode === 'halfEven' ? dropDigits(d.coefficient, drop) : d.coefficient / divisor;
  const away = (mode === 'floor' && d.negative) || (mode === 'ceil' && !d.negative);
  if (away && d.coefficient % divisor !== 0n) coefficient += 1n;
  return { kind: 'finite', negative: d.negative, coefficient, exponent: -place };
}

/** The value of a finite decimal without fraction; undefined for the others. */
export function toBigInt(d: Decimal): bigint | undefined {
  if (d.kind !== 'finite' || (d.exponent < 0 && d.coefficient !== 0n)) return undefined;
  return signedOf(d) * 10n ** BigInt(Math.max(0, d.exponent));
}

/** The square root of a number that is not negative, to all digits that are kept. */
export function rootOfDecimal(d: Decimal): Decimal {
  if (d.kind !== 'finite' || d.coefficient === 0n) return d;
  // An even exponent, and so many digits that the root has two more than are kept.
  let { coefficient, exponent } = d;
  const shift = 2 * (maxDigits + 2) + (exponent % 2 === 0 ? 0 : 1);
  coefficient *= 10n ** BigInt(shift);
  exponent -= shift;
  let root = BigInt(Math.floor(Math.sqrt(Number(coefficient) || 1)));
  if (root === 0n) root = 1n;
  for (;;) {
    const next = (root + coefficient / root) >> 1n;
    if (next === root || next === root + 1n) break;
    root = next;
  }
  if (root * root > coefficient) root -= 1n;
  const isExact = root * root === coefficient;
  if (!isExact) return finite(root * 10n + 1n, exponent / 2 - 1);
  // As few digits as the operand asks for.
  let half = exponent / 2;
  while (half < Math.ceil(d.exponent / 2) && root % 10n === 0n) {
    root /= 10n;
    half++;
  }
  return finite(root, half);
}

/** A whole power, exact but for the digits that are kept. */
export function powerOfDecimal(base: Decimal, exponent: number): Decimal {
  let result = fromBigInt(1n);
  let factor = base;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = rounded(multiplyDecimals(result, factor));
    factor = rounded(multiplyDecimals(factor, factor));
  }
  return exponent < 0 ? divideDecimals(fromBigInt(1n), result) : result;
}

/** Fewer digits, so that products of products do not grow without end; some more than are kept. */
function rounded(d: Decimal): Decimal {
  const excess = d.kind === 'finite' ? d.coefficient.toString().length - 2 * maxDigits : 0;
  return d.kind === 'finite' && excess > 0
    ? { ...d, coefficient: dropDigits(d.coefficient, excess), exponent: d.exponent + excess }
    : d;
}
