import { deserialize, serialize, type Document } from 'bson';
import { toJsNumber, toNumeric } from './semantics/values/numbers';

export { bsonType, isDocument } from './semantics/values/types';

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

/** The value of a BSON or JavaScript number; undefined for anything else. */
export function asNumber(value: unknown): number | undefined {
  const number = toNumeric(value);
  return number && toJsNumber(number);
}

/** True for `true` and for numbers other than 0, as MongoDB reads flags of commands. */
export function asFlag(value: unknown): boolean {
  return value === true || Boolean(asNumber(value));
}
