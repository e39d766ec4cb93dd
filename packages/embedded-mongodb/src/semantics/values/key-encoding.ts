import type { Binary, Code, Document, ObjectId } from 'bson';
import { compareNumbers, exactDecimal, toJsNumber, toNumeric, type Numeric } from './numbers';
import { fieldsOf, regexParts, typeName, typeRank, type TypeName } from './types';

/** First byte of every encoded value: the BSON type order. The gaps leave room on both sides of each tag. */
export const TYPE_TAG = {
  minKey: 0x02,
  emptyArray: 0x08,
  null: 0x0a,
  number: 0x14,
  string: 0x1e,
  object: 0x28,
  array: 0x32,
  binary: 0x3c,
  objectId: 0x46,
  boolean: 0x50,
  date: 0x5a,
  timestamp: 0x64,
  regex: 0x6e,
  javascript: 0x78,
  javascriptWithScope: 0x7a,
  maxKey: 0xf0,
} as const;

/**
 * Bytes whose order is the BSON order of the values; equal values give equal bytes, whatever their number type.
 * No encoding is a prefix of another, so encodings can be put one after the other.
 */
export function encodeKeyValue(value: unknown, descending = false): Buffer {
  const bytes = Buffer.concat([Buffer.of(tagOf(value)), bodyOf(value)]);
  return descending ? invert(bytes) : bytes;
}

/** Turns the order of encoded bytes round. */
export const invert = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => ~byte));

/** Ten times the place in the order of types, but for some that were given another tag. */
const tagOf = (value: unknown): number =>
  (TYPE_TAG as Partial<Record<TypeName, number>>)[typeName(value)] ?? typeRank(value) * 10;

function bodyOf(value: unknown): Buffer {
  switch (tagOf(value)) {
    case TYPE_TAG.number:
      return encodeNumber(toNumeric(value) as Numeric);
    case TYPE_TAG.string:
      return terminated(String(value));
    case TYPE_TAG.object:
      return encodeFields(value as Document);
    case TYPE_TAG.array:
      return Buffer.concat([...(value as unknown[]).map((element) => encodeKeyValue(element)), END]);
    case TYPE_TAG.binary:
      return encodeBinary(value as Binary | Uint8Array);
    case TYPE_TAG.objectId:
      return Buffer.from((value as ObjectId).id);
    case TYPE_TAG.boolean:
      return Buffer.of(value ? 1 : 0);
    case TYPE_TAG.date: {
      // A date beyond what JavaScript holds is an invalid one, which is below all others.
      const time = (value as Date).getTime();
      return bigEndian64(Number.isNaN(time) ? 0n : BigInt(time) + (1n << 63n));
    }
    case TYPE_TAG.timestamp:
      return bigEndian64(BigInt(String(value)));
    case TYPE_TAG.regex: {
      const { pattern, flags } = regexParts(value);
      return Buffer.concat([terminated(pattern), terminated(flags)]);
    }
    case TYPE_TAG.javascript:
      return terminated(String((value as Code).code));
    case TYPE_TAG.javascriptWithScope:
      return Buffer.concat([
        terminated(String((value as Code).code)),
        encodeFields((value as Code).scope ?? {}),
      ]);
    default:
      return Buffer.alloc(0);
  }
}

const END = Buffer.of(0);

/** Fields compare by type, then name, then value; a document that ends first is the smaller. */
function encodeFields(doc: Document): Buffer {
  const fields = (Object.entries(fieldsOf(doc)) as [string, unknown][]).filter(
    ([, field]) => field !== undefined,
  );
  const parts = fields.flatMap(([name, field]) => [Buffer.of(tagOf(field)), terminated(name), bodyOf(field)]);
  return Buffer.concat([...parts, END]);
}

/** Binary data compares by length, then subtype, then bytes. */
function encodeBinary(value: Binary | Uint8Array): Buffer {
  const [bytes, subtype] = value instanceof Uint8Array ? [value, 0] : [value.value(), value.sub_type];
  const head = Buffer.of(0, 0, 0, 0, subtype);
  head.writeUInt32BE(bytes.length);
  return Buffer.concat([head, bytes]);
}

/** UTF-8 with a terminator; a zero byte inside is escaped so that the terminator stays the smallest. */
function terminated(text: string): Buffer {
  const bytes = Buffer.from(`${text}\0\0`, 'utf8');
  if (!text.includes('\0')) return bytes;
  return Buffer.from(
    [...bytes].flatMap((byte, i) => (byte === 0 && i < bytes.length - 2 ? [0, 0xff] : [byte])),
  );
}

function bigEndian64(value: bigint): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value));
  return bytes;
}

/**
 * A number of any BSON type as the nearest double, in byte order, followed by a tie-break: numbers that no double
 * holds exactly (large Longs, most Decimal128s) are marked as below or above it and followed by their decimal digits.
 */
function encodeNumber(number: Numeric): Buffer {
  const nearest = toJsNumber(number);
  const difference = compareNumbers(number, { type: 'double', value: nearest });
  const parts = [encodeDouble(nearest), Buffer.of(0x80 + difference)];
  return Buffer.concat(difference === 0 ? parts : [...parts, encodeDigits(number)]);
}

/** IEEE 754 bits with the sign turned so that they sort as unsigned bytes; NaN below everything. */
function encodeDouble(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  if (Number.isNaN(value)) return bytes;
  bytes.writeDoubleBE(value === 0 ? 0 : value);
  if (value < 0) return invert(bytes);
  bytes[0] = (bytes[0] as number) | 0x80;
  return bytes;
}

/** Exponent of the first digit, then the digits without zeros at the end, all turned round for negative numbers. */
function encodeDigits(number: Numeric): Buffer {
  const decimal = exactDecimal(number);
  if (typeof decimal === 'number') throw new Error('every number that is not finite is a double');
  const all = String(decimal.coefficient);
  const digits = all.replace(/0+$/, '');
  const bytes = Buffer.alloc(2 + digits.length + 1);
  bytes.writeUInt16BE(decimal.exponent + all.length + 0x8000);
  bytes.write(digits, 2, 'latin1');
  return decimal.negative ? invert(bytes) : bytes;
}
