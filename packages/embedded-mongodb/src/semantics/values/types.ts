import type { DBRef, Document } from 'bson';

/** MongoDB's alias of every BSON type (as `$type` names them); 'missing' is the absence of a field. */
export type TypeName =
  | 'missing'
  | 'minKey'
  | 'null'
  | 'double'
  | 'int'
  | 'long'
  | 'decimal'
  | 'symbol'
  | 'string'
  | 'object'
  | 'array'
  | 'binData'
  | 'objectId'
  | 'bool'
  | 'date'
  | 'timestamp'
  | 'regex'
  | 'dbPointer'
  | 'javascript'
  | 'javascriptWithScope'
  | 'maxKey'
  /** The sort key and index entry of an empty array; never inside a document. */
  | 'emptyArray';

/** BSON's number of each type, as `$type: 2` uses it. */
export const typeCodes: Record<string, number> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

const bsonTypes: Record<string, TypeName> = {
  Int32: 'int',
  Double: 'double',
  Long: 'long',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Binary: 'binData',
  BSONRegExp: 'regex',
  BSONSymbol: 'symbol',
  Timestamp: 'timestamp',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  DBRef: 'object',
};

/** The order of types in comparisons; numbers share a place, so do strings and symbols. */
const ranks: Record<TypeName, number> = {
  minKey: 0,
  emptyArray: 0.5,
  missing: 1,
  null: 1,
  int: 2,
  long: 2,
  double: 2,
  decimal: 2,
  string: 3,
  symbol: 3,
  object: 4,
  array: 5,
  binData: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  timestamp: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  javascriptWithScope: 14,
  maxKey: 15,
};

/** Whether a plain number travels as Int32 (BSON's encoder does the same). */
const isInt32 = (value: number) => (value | 0) === value && !Object.is(value, -0);

/** The class name of a BSON value; undefined for documents, even for one with a field `_bsontype`. */
function bsonTag(value: object): string | undefined {
  const tag = (value as { _bsontype?: unknown })._bsontype;
  return typeof tag === 'string' && !Object.hasOwn(value, '_bsontype') ? tag : undefined;
}

/** The BSON type of any value that a decoded document can hold. */
export function typeName(value: unknown): TypeName {
  switch (typeof value) {
    case 'undefined':
      return 'missing';
    case 'string':
      return 'string';
    case 'number':
      return isInt32(value) ? 'int' : 'double';
    case 'bigint':
      return 'long';
    case 'boolean':
      return 'bool';
    case 'symbol':
      return 'emptyArray';
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const object = value as object;
  const tag = bsonTag(object);
  if (tag !== undefined) {
    if (tag === 'Code') return (object as { scope?: unknown }).scope ? 'javascriptWithScope' : 'javascript';
    return bsonTypes[tag] ?? 'object';
  }
  if (object instanceof Date) return 'date';
  if (object instanceof RegExp) return 'regex';
  if (object instanceof Uint8Array) return 'binData';
  return 'object';
}

export const typeRank = (value: unknown): number => ranks[typeName(value)];
export const numberRank = ranks.int;

export const isMissing = (value: unknown): value is undefined => value === undefined;
export const isNullish = (value: unknown): value is null | undefined => value === undefined || value === null;

/** Whether a value is an embedded document (not an array, date or other BSON value). */
export function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && typeName(value) === 'object';
}

/** The fields of a document; `{ $ref, $id }` arrives from the decoder as a DBRef object. */
export function fieldsOf(doc: Document): Document {
  return bsonTag(doc) === 'DBRef' ? ((doc as DBRef).toJSON() as Document) : doc;
}

export function isNumber(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  return typeof value === 'object' && value !== null && ranks[typeName(value)] === numberRank;
}

/** A field's own value; undefined when missing (never something inherited, whatever the name). */
export function getField(doc: Document, name: string): unknown {
  return Object.hasOwn(doc, name) ? (doc as Record<string, unknown>)[name] : undefined;
}

/** A field of a document, be it a reference as the decoder makes it. */
export const fieldOf = (doc: Document, name: string): unknown => getField(fieldsOf(doc), name);

/** Sets a field even when it is called `__proto__`. */
export function setField(doc: Document, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(doc, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    (doc as Record<string, unknown>)[name] = value;
  }
}
