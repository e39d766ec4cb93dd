import type { BSONRegExp, Code, DBRef, Document } from 'bson';

/**
 * Every type: MongoDB's alias (as `$type` takes it), BSON's number, its place in the order of types (numbers share
 * one, so do strings and symbols), and the class of its values.
 */
const types = [
  ['minKey', -1, 0, 'MinKey'],
  // The sort key and index entry of an empty array; never inside a document.
  ['emptyArray', undefined, 0.5, undefined],
  // The absence of a field.
  ['missing', undefined, 1, undefined],
  ['undefined', 6, 1, undefined],
  ['null', 10, 1, undefined],
  ['int', 16, 2, 'Int32'],
  ['long', 18, 2, 'Long'],
  ['double', 1, 2, 'Double'],
  ['decimal', 19, 2, 'Decimal128'],
  ['string', 2, 3, undefined],
  ['symbol', 14, 3, 'BSONSymbol'],
  ['object', 3, 4, 'DBRef'],
  ['array', 4, 5, undefined],
  ['binData', 5, 6, 'Binary'],
  ['objectId', 7, 7, 'ObjectId'],
  ['bool', 8, 8, undefined],
  ['date', 9, 9, undefined],
  ['timestamp', 17, 10, 'Timestamp'],
  ['regex', 11, 11, 'BSONRegExp'],
  ['dbPointer', 12, 12, undefined],
  ['javascript', 13, 13, 'Code'],
  ['javascriptWithScope', 15, 14, undefined],
  ['maxKey', 127, 15, 'MaxKey'],
] as const;
export type TypeName = (typeof types)[number][0];

const ranks = Object.fromEntries(types.map(([name, , rank]) => [name, rank])) as Record<TypeName, number>;
const byClass = new Map<string, TypeName>(types.map(([name, , , className]) => [className ?? '', name]));

/** The type of this alias or of BSON's number; undefined if there is none. */
export const typeCalled = (called: string | number): TypeName | undefined =>
  types.find(([name, number]) => number !== undefined && (name === called || number === called))?.[0];

const primitives: Partial<Record<string, TypeName>> = {
  undefined: 'missing',
  string: 'string',
  bigint: 'long',
  boolean: 'bool',
  symbol: 'emptyArray',
};

/** Whether a plain number travels as Int32 (BSON's encoder does the same). */
const isInt32 = (value: number) => (value | 0) === value && !Object.is(value, -0);

/** The class name of a BSON value; undefined for documents, even for one with a field `_bsontype`. */
export function bsonType(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const tag = (value as { _bsontype?: unknown })._bsontype;
  return typeof tag === 'string' && !Object.hasOwn(value, '_bsontype') ? tag : undefined;
}

/** The BSON type of any value that a decoded document can hold. */
export function typeName(value: unknown): TypeName {
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  if (typeof value !== 'object') return primitives[typeof value] ?? 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const tag = bsonType(value);
  if (tag === 'Code' && (value as Code).scope) return 'javascriptWithScope';
  if (tag !== undefined) return byClass.get(tag) ?? 'object';
  if (value instanceof Date) return 'date';
  if (value instanceof RegExp) return 'regex';
  return value instanceof Uint8Array ? 'binData' : 'object';
}

export const typeRank = (value: unknown): number => ranks[typeName(value)];

export const isNullish = (value: unknown): value is null | undefined => value === undefined || value === null;

/** Whether a value is an embedded document (not an array, date or other BSON value). */
export function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && typeName(value) === 'object';
}

/** The fields of a document; `{ $ref, $id }` arrives from the decoder as a DBRef object. */
export function fieldsOf(doc: Document): Document {
  return bsonType(doc) === 'DBRef' ? ((doc as DBRef).toJSON() as Document) : doc;
}

/** The name and the value of the only field of a document; undefined of anything else. */
export function onlyEntry(doc: unknown): [name: string, value: unknown] | undefined {
  const entries = isDocument(doc) ? (Object.entries(doc) as [string, unknown][]) : [];
  return entries.length === 1 ? entries[0] : undefined;
}

/** The first name in a document, if it is that of an operator. */
export function firstOperator(doc: unknown): string | undefined {
  const [first] = isDocument(doc) ? Object.keys(doc) : [];
  return first?.startsWith('$') ? first : undefined;
}

export function regexParts(value: unknown): { pattern: string; flags: string } {
  if (value instanceof RegExp) return { pattern: value.source, flags: value.flags.replace(/[^imsx]/g, '') };
  const regex = value as BSONRegExp;
  return { pattern: regex.pattern, flags: regex.options };
}

export function isNumber(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  return typeof value === 'object' && value !== null && ranks[typeName(value)] === ranks.int;
}

/** A field's own value; undefined when missing (never something inherited, whatever the name). */
export function fieldOf(doc: Document, name: string): unknown {
  const fields = fieldsOf(doc) as Record<string, unknown>;
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Sets a field even when it is called `__proto__`. */
export function setField(doc: Document, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(doc, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    (doc as Record<string, unknown>)[name] = value;
  }
}
