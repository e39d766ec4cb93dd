import { deserialize, serialize, type Document } from 'bson';
import { location } from './errors';
import { toJsNumber, toNumeric } from './semantics/values/numbers';
import { fieldsOf } from './semantics/values/types';

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

/** What a document may take, and room for what an answer puts around it. */
const MOST_BYTES = 16 * 1024 * 1024 + 16 * 1024;

/** @throws CommandError 10334 if it becomes too large */
export function encode(doc: Document): Uint8Array {
  try {
    const bytes = serialize(fieldsOf(doc), { ignoreUndefined: true });
    if (bytes.length <= MOST_BYTES) return bytes;
  } catch (error) {
    // The encoder has little more room than that.
    if ((error as { code?: unknown }).code !== 'ERR_OUT_OF_RANGE') throw error;
  }
  throw location(10334, `BSONObj size is invalid. Size must be between 0 and ${MOST_BYTES}`);
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
