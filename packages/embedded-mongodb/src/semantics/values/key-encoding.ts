import type { BSONRegExp, Binary, Code, Document, ObjectId, Timestamp } from 'bson';
import { fieldsOf, typeName, type TypeName } from './types';
import { encodeNumber } from './number-encoding';

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
  code: 0x78,
  codeWithScope: 0x7a,
  maxKey: 0xf0,
} as const;

/**
 * Bytes whose order is the BSON order of the values; equal values give equal bytes, whatever their number type.
 * No encoding is a prefix of another, so encodings can be put one after the other.
 */
export function encodeKeyValue(value: unknown, descending = false): Buffer {
  const parts: Buffer[] = [];
  appendValue(parts, value);
  const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  return descending ? invert(bytes) : bytes;
}

/** Turns the order of encoded bytes round. */
export function invert(bytes: Buffer): Buffer {
  const inverted = Buffer.allocUnsafe(bytes.length);
  for (let i = 0; i < bytes.length; i++) inverted[i] = ~(bytes[i] as number);
  return inverted;
}

function appendValue(parts: Buffer[], value: unknown): void {
  parts.push(Buffer.from([tagOf(value)]));
  appendBody(parts, value);
}

const tags: Record<TypeName, number> = {
  ...TYPE_TAG,
  missing: TYPE_TAG.null,
  undefined: TYPE_TAG.null,
  int: TYPE_TAG.number,
  long: TYPE_TAG.number,
  double: TYPE_TAG.number,
  decimal: TYPE_TAG.number,
  symbol: TYPE_TAG.string,
  binData: TYPE_TAG.binary,
  bool: TYPE_TAG.boolean,
  dbPointer: TYPE_TAG.code,
  javascript: TYPE_TAG.code,
  javascriptWithScope: TYPE_TAG.codeWithScope,
};
const tagOf = (value: unknown): number => tags[typeName(value)];

function appendBody(parts: Buffer[], value: unknown): void {
  switch (tagOf(value)) {
    case TYPE_TAG.number:
      parts.push(encodeNumber(value));
      break;
    case TYPE_TAG.string:
      parts.push(terminated(String(value)));
      break;
    case TYPE_TAG.object:
      appendObject(parts, value as Document);
      break;
    case TYPE_TAG.array:
      for (const element of value as unknown[]) appendValue(parts, element);
      parts.push(END);
      break;
    case TYPE_TAG.binary:
      appendBinary(parts, value as Binary | Uint8Array);
      break;
    case TYPE_TAG.objectId:
      parts.push(Buffer.from((value as ObjectId).id));
      break;
    case TYPE_TAG.boolean:
      parts.push(Buffer.from([value ? 1 : 0]));
      break;
    case TYPE_TAG.date:
      parts.push(bigEndian64(BigInt.asUintN(64, millisecondsOf(value as Date) + (1n << 63n))));
      break;
    case TYPE_TAG.timestamp:
      parts.push(bigEndian64(BigInt.asUintN(64, BigInt((value as Timestamp).toString()))));
      break;
    case TYPE_TAG.regex: {
      const regex = value as BSONRegExp | RegExp;
      const [pattern, flags] =
        regex instanceof RegExp ? [regex.source, regex.flags] : [regex.pattern, regex.options];
      parts.push(terminated(pattern), terminated(flags));
      break;
    }
    case TYPE_TAG.code:
    case TYPE_TAG.codeWithScope: {
      const { code, scope } = value as Code;
      parts.push(terminated(String(code)));
      if (scope) appendObject(parts, scope);
    }
  }
}

const END = Buffer.from([0]);

/** Fields compare by type, then name, then value; a document that ends first is the smaller. */
function appendObject(parts: Buffer[], value: Document): void {
  for (const [name, field] of Object.entries(fieldsOf(value)) as [string, unknown][]) {
    if (field === undefined) continue;
    parts.push(Buffer.from([tagOf(field)]), terminated(name));
    appendBody(parts, field);
  }
  parts.push(END);
}

/** Binary data compares by length, then subtype, then bytes. */
function appendBinary(parts: Buffer[], value: Binary | Uint8Array): void {
  const bytes = value instanceof Uint8Array ? value : value.value();
  const head = Buffer.alloc(5);
  head.writeUInt32BE(bytes.length);
  head[4] = value instanceof Uint8Array ? 0 : value.sub_type;
  parts.push(head, Buffer.from(bytes));
}

/** UTF-8 with a terminator; a zero byte inside is escaped so that the terminator stays the smallest. */
function terminated(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (!bytes.includes(0)) return Buffer.concat([bytes, STRING_END]);
  const escaped: number[] = [];
  for (const byte of bytes) escaped.push(...(byte === 0 ? [0, 0xff] : [byte]));
  return Buffer.from([...escaped, 0, 0]);
}

const STRING_END = Buffer.from([0, 0]);

/** A date beyond what JavaScript holds is an invalid one, which is below all others. */
function millisecondsOf(date: Date): bigint {
  const time = date.getTime();
  return Number.isNaN(time) ? -(1n << 63n) : BigInt(time);
}

function bigEndian64(value: bigint): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}
