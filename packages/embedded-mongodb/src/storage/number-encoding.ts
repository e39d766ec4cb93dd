import { bsonType } from '../bson-codec';

const EXACT = 0x80;
const BELOW = 0x7f;
const ABOVE = 0x81;
const EXACT_TIE = Buffer.from([EXACT]);

/**
 * A number of any BSON type as the nearest double, in byte order, followed by a tie-break: numbers that no double
 * holds exactly (large Longs, most Decimal128s) are marked as below or above it and followed by their decimal digits.
 */
export function encodeNumber(value: unknown): Buffer {
  if (typeof value === 'number') return encodeDouble(value, EXACT_TIE);
  const type = bsonType(value);
  const text = String(value);
  const nearest = Number(text);
  if (type === 'Int32' || type === 'Double') return encodeDouble(nearest, EXACT_TIE);
  if (Number.isNaN(nearest) || /inf/i.test(text)) {
    return encodeDouble(/inf/i.test(text) ? (text.startsWith('-') ? -Infinity : Infinity) : NaN, EXACT_TIE);
  }
  if (type !== 'Decimal128' && Number.isSafeInteger(nearest)) return encodeDouble(nearest, EXACT_TIE);
  const decimal = parseDecimal(text);
  const difference = compareWithDouble(decimal, nearest);
  if (difference === 0) return encodeDouble(nearest, EXACT_TIE);
  return encodeDouble(
    nearest,
    Buffer.concat([Buffer.from([difference < 0 ? BELOW : ABOVE]), encodeDecimal(decimal)]),
  );
}

/** IEEE 754 bits with the sign turned so that they sort as unsigned bytes; NaN below everything. */
function encodeDouble(value: number, tie: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(8 + tie.length);
  if (Number.isNaN(value)) bytes.fill(0, 0, 8);
  else {
    bytes.writeDoubleBE(value === 0 ? 0 : value);
    if ((bytes[0] as number) & 0x80) for (let i = 0; i < 8; i++) bytes[i] = ~(bytes[i] as number);
    else bytes[0] = (bytes[0] as number) | 0x80;
  }
  tie.copy(bytes, 8);
  return bytes;
}

/** `digits` × 10^`exponent`, without zeros at the end. */
interface Decimal {
  negative: boolean;
  digits: string;
  exponent: number;
}

function parseDecimal(text: string): Decimal {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) throw new Error(`not a number: ${text}`);
  const fraction = match[3] ?? '';
  const all = ((match[2] ?? '') + fraction).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  const exponent = Number(match[4] ?? 0) - fraction.length + (all.length - digits.length);
  return { negative: match[1] === '-', digits, exponent: digits === '' ? 0 : exponent };
}

function compareWithDouble(decimal: Decimal, double: number): number {
  if (double === Infinity) return -1;
  if (double === -Infinity) return 1;
  if (double === 0 && decimal.digits !== '') return decimal.negative ? -1 : 1;
  let left = BigInt(decimal.digits || '0') * (decimal.negative ? -1n : 1n);
  const { numerator, twos } = exactFraction(double);
  let right = numerator;
  // left × 10^exponent against right × 2^twos: bring all negative powers to the other side.
  if (decimal.exponent >= 0) left *= 10n ** BigInt(decimal.exponent);
  else right *= 10n ** BigInt(-decimal.exponent);
  if (twos >= 0) right <<= BigInt(twos);
  else left <<= BigInt(-twos);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The double as an integer times a power of two. */
function exactFraction(double: number): { numerator: bigint; twos: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, double);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const mantissa = bits & ((1n << 52n) - 1n);
  const magnitude = exponent === 0 ? mantissa : mantissa | (1n << 52n);
  return { numerator: double < 0 ? -magnitude : magnitude, twos: (exponent || 1) - 1075 };
}

/** Exponent of the first digit, then the digits, all turned round for negative numbers. */
function encodeDecimal({ negative, digits, exponent }: Decimal): Buffer {
  const bytes = Buffer.alloc(2 + digits.length + 1);
  bytes.writeUInt16BE(exponent + digits.length + 0x8000);
  bytes.write(digits, 2, 'latin1');
  if (negative) for (let i = 0; i < bytes.length; i++) bytes[i] = ~(bytes[i] as number);
  return bytes;
}
