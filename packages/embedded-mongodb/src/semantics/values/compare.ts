import type { Binary, BSONRegExp, BSONSymbol, Code, Document, ObjectId, Timestamp } from 'bson';
import { asNumber, compareNumbers, numberKey, toNumeric, type Numeric } from './numbers';
import { fieldsOf, typeName, typeRank } from './types';

/** Compares two strings; without one, strings compare by code point (MongoDB's simple collation). */
export interface StringComparer {
  (a: string, b: string): number;
  /** The text that stands for all that compare equal to this one. */
  canonical(text: string): string;
}

/** By code point, which is also the order of UTF-8 bytes (JS itself compares UTF-16 units). */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    let x = a.charCodeAt(i);
    let y = b.charCodeAt(i);
    if (x === y) continue;
    // Surrogates stand for code points above U+FFFF, so they belong after U+E000…U+FFFF.
    if (x >= 0xd800 && y >= 0xd800) {
      x = x >= 0xe000 ? x - 0x800 : x + 0x2000;
      y = y >= 0xe000 ? y - 0x800 : y + 0x2000;
    }
    return x - y;
  }
  return a.length - b.length;
}

export function bytesOf(value: unknown): { subtype: number; bytes: Uint8Array } {
  if (value instanceof Uint8Array) return { subtype: 0, bytes: value };
  const binary = value as Binary;
  return { subtype: binary.sub_type, bytes: binary.buffer.subarray(0, binary.position) };
}

export function regexParts(value: unknown): { pattern: string; flags: string } {
  if (value instanceof RegExp) return { pattern: value.source, flags: value.flags.replace(/[^imsx]/g, '') };
  const regex = value as BSONRegExp;
  return { pattern: regex.pattern, flags: regex.options };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : (value as BSONSymbol).value);

function compareBinary(a: unknown, b: unknown): number {
  const x = bytesOf(a);
  const y = bytesOf(b);
  return x.bytes.length - y.bytes.length || x.subtype - y.subtype || Buffer.compare(x.bytes, y.bytes);
}

function compareRegex(a: unknown, b: unknown): number {
  const x = regexParts(a);
  const y = regexParts(b);
  return compareCodePoints(x.pattern, y.pattern) || compareCodePoints(x.flags, y.flags);
}

function compareDocuments(a: Document, b: Document, collation?: StringComparer): number {
  const left = fieldsOf(a);
  const right = fieldsOf(b);
  const namesA = Object.keys(left);
  const namesB = Object.keys(right);
  const length = Math.min(namesA.length, namesB.length);
  for (let i = 0; i < length; i++) {
    const nameA = namesA[i] as string;
    const nameB = namesB[i] as string;
    const x: unknown = left[nameA];
    const y: unknown = right[nameB];
    const order =
      typeRank(x) - typeRank(y) || compareCodePoints(nameA, nameB) || compareValues(x, y, collation);
    if (order !== 0) return order;
  }
  return namesA.length - namesB.length;
}

function compareArrays(a: unknown[], b: unknown[], collation?: StringComparer): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i], b[i], collation);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Full BSON order across types; numbers by value; undefined (missing) counts as null. */
export function compareValues(a: unknown, b: unknown, collation?: StringComparer): number {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') {
    return collation ? collation(a, b) : compareCodePoints(a, b);
  }
  const type = typeName(a);
  const order = typeRank(a) - typeRank(b);
  if (order !== 0) return order;
  switch (type) {
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      return compareNumbers(toNumeric(a) as Numeric, toNumeric(b) as Numeric);
    case 'string':
    case 'symbol':
      return collation ? collation(textOf(a), textOf(b)) : compareCodePoints(textOf(a), textOf(b));
    case 'object':
      return compareDocuments(a as Document, b as Document, collation);
    case 'array':
      return compareArrays(a as unknown[], b as unknown[], collation);
    case 'binData':
      return compareBinary(a, b);
    case 'objectId':
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case 'bool':
      return Number(a) - Number(b);
    case 'date':
      return compareDates((a as Date).getTime(), (b as Date).getTime());
    case 'timestamp':
      return (a as Timestamp).compare(b as Timestamp);
    case 'regex':
      return compareRegex(a, b);
    case 'javascript':
    case 'javascriptWithScope':
      return (
        compareCodePoints((a as Code).code, (b as Code).code) ||
        compareDocuments((a as Code).scope ?? {}, (b as Code).scope ?? {}, collation)
      );
    default:
      return 0;
  }
}

/** An invalid Date (a time beyond what JS holds) counts as the lowest. */
function compareDates(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}

export function valuesEqual(a: unknown, b: unknown, collation?: StringComparer): boolean {
  return compareValues(a, b, collation) === 0;
}

/**
 * A text that is the same exactly for equal values, for sets, groups and joins. Null and missing share one.
 */
export function valueKey(value: unknown, collation?: StringComparer): string {
  const type = typeName(value);
  switch (type) {
    case 'missing':
    case 'null':
      return 'null';
    case 'string':
    case 'symbol':
      return `s${JSON.stringify(collation ? collation.canonical(textOf(value)) : textOf(value))}`;
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      return numberKey(toNumeric(value) as Numeric);
    case 'bool':
      return String(value);
    case 'date':
      return `t${(value as Date).getTime()}`;
    case 'objectId':
      return `o${(value as ObjectId).toHexString()}`;
    case 'array':
      return `[${(value as unknown[]).map((element) => valueKey(element, collation)).join(',')}]`;
    case 'object': {
      const fields = Object.entries(fieldsOf(value as Document));
      const texts = fields.map(([name, field]) => `${JSON.stringify(name)}:${valueKey(field, collation)}`);
      return `{${texts.join(',')}}`;
    }
    case 'binData': {
      const { subtype, bytes } = bytesOf(value);
      return `b${subtype}:${Buffer.from(bytes).toString('base64')}`;
    }
    case 'timestamp':
      return `T${(value as Timestamp).toString()}`;
    case 'regex':
      return `r${JSON.stringify(regexParts(value))}`;
    case 'javascript':
    case 'javascriptWithScope':
      return `c${JSON.stringify((value as Code).code)}${valueKey((value as Code).scope, collation)}`;
    default:
      return type;
  }
}

/** Whether two values are the same to the byte: equal and of the same types throughout. */
export function identical(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const type = typeName(a);
  if (type !== typeName(b)) return false;
  if (type === 'array') {
    const [x, y] = [a as unknown[], b as unknown[]];
    return x.length === y.length && x.every((element, i) => identical(element, y[i]));
  }
  if (type === 'object') {
    const x = Object.entries(fieldsOf(a as Document));
    const y = Object.entries(fieldsOf(b as Document));
    return (
      x.length === y.length &&
      x.every(([name, value], i) => name === y[i]?.[0] && identical(value, y[i]?.[1]))
    );
  }
  if (type === 'decimal') return String(a) === String(b);
  return Object.is(asNumber(a), asNumber(b)) && compareValues(a, b) === 0;
}
