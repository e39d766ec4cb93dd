import type { Decimal } from './decimal';
import { compareNumbers, exactDecimal, toJsNumber, toNumeric } from './numbers';

const EXACT = 0x80;
const BELOW = 0x7f;
const ABOVE = 0x81;
const EXACT_TIE = Buffer.from([EXACT]);

/**
 * A number of any BSON type as the nearest double, in byte order, followed by a tie-break: numbers that no double
 * holds exactly (large Longs, most Decimal128s) are marked as below or above it and followed by their decimal digits.
 */
export function encodeNumber(value: unknown): Buffer {
  const number = toNumeric(value);
  if (!number) throw new Error('not a number');
  const nearest = toJsNumber(number);
  const difference = compareNumbers(number, { type: 'double', value: nearest });
  if (difference === 0) return encodeDouble(nearest, EXACT_TIE);
  const mark = Buffer.from([difference < 0 ? BELOW : ABOVE]);
  return encodeDouble(nearest, Buffer.concat([mark, encodeDecimal(exactDecimal(number))]));
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

/** Exponent of the first digit, then the digits without zeros at the end, all turned round for negative numbers. */
function encodeDecimal(decimal: Decimal): Buffer {
  if (decimal.kind !== 'finite') throw new Error('every number that is not finite is a double');
  const all = String(decimal.coefficient);
  const digits = all.replace(/0+$/, '');
  const bytes = Buffer.alloc(2 + digits.length + 1);
  bytes.writeUInt16BE(decimal.exponent + all.length + 0x8000);
  bytes.write(digits, 2, 'latin1');
  if (decimal.negative) for (let i = 0; i < bytes.length; i++) bytes[i] = ~(bytes[i] as number);
  return bytes;
}
