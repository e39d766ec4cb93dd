import { calculateObjectSize, deserialize, serialize, type Document } from 'bson';

/** Numbers as a client may send them: BSON wrappers (see `decode`) or plain JavaScript numbers. */
type Numeric = number | bigint | { valueOf(): unknown; toString(): string };

/** Decodes BSON keeping every type as it is stored: Int32, Long, Double and Decimal128 stay themselves. */
export function decode(raw: Uint8Array): Document {
  return deserialize(raw, {
    promoteValues: false,
    promoteLongs: false,
    promoteBuffers: false,
    bsonRegExp: true,
  });
}

export function encode(doc: Document): Uint8Array {
  return serialize(doc, { ignoreUndefined: true });
}

export function encodedSize(doc: Document): number {
  return calculateObjectSize(doc, { ignoreUndefined: true });
}

/** The value of a BSON or JavaScript number; undefined for anything else. */
export function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  const type = bsonType(value);
  if (type === 'Int32' || type === 'Double' || type === 'Long' || type === 'Decimal128') {
    return Number((value as Numeric).toString());
  }
  return undefined;
}

/** True for `true` and for numbers other than 0, as MongoDB reads flags of commands. */
export function asFlag(value: unknown): boolean {
  return value === true || Boolean(asNumber(value));
}

/** The `_bsontype` of a BSON wrapper, undefined for JavaScript's own values. */
export function bsonType(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  // A stored document may have a field of that name.
  return Object.hasOwn(value, '_bsontype') ? undefined : (value as { _bsontype?: string })._bsontype;
}

/** True for an embedded document: neither an array, a date nor a BSON wrapper. */
export function isDocument(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof RegExp) &&
    bsonType(value) === undefined
  );
}
