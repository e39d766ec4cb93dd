import { ObjectId, type Document } from 'bson';
import type { IndexDefinition } from './index-definition';
import { TYPE_TAG } from '../semantics/values/key-encoding';
import { indexPrefix } from './record-keys';

/**
 * The fields of a document as the key of an index entry has them; undefined where the key doesn't tell: numbers are kept
 * without their type, null may be a missing field, and what holds other values has too many forms.
 */
export function decodeKey({ id, fields }: IndexDefinition, key: Buffer): Document | undefined {
  const doc: Document = {};
  let at = indexPrefix(id).length;
  for (const { path, direction } of fields) {
    const decoded = decodeValue(key, at, direction === -1 ? 0xff : 0);
    if (!decoded) return undefined;
    doc[path] = decoded.value;
    at = decoded.end;
  }
  return doc;
}

/** @param mask 0xff where the order of the bytes is turned round, otherwise 0 */
function decodeValue(key: Buffer, at: number, mask: number): { value: unknown; end: number } | undefined {
  const start = at + 1;
  const bytes = (length: number) => key.subarray(start, start + length).map((byte) => byte ^ mask) as Buffer;
  switch ((key[at] as number) ^ mask) {
    case TYPE_TAG.string: {
      const length = key.indexOf(mask, start) - start;
      // A zero byte inside the text is followed by another mark than the end.
      if (((key[start + length + 1] as number) ^ mask) !== 0) return undefined;
      return { value: bytes(length).toString('utf8'), end: start + length + 2 };
    }
    case TYPE_TAG.objectId:
      return { value: new ObjectId(bytes(12)), end: start + 12 };
    case TYPE_TAG.boolean:
      return { value: bytes(1)[0] === 1, end: start + 1 };
    case TYPE_TAG.date: {
      const time = bytes(8).readBigUInt64BE() - (1n << 63n);
      // The lowest stands for all dates that JavaScript does not know.
      return time === -(1n << 63n) ? undefined : { value: new Date(Number(time)), end: start + 8 };
    }
    default:
      return undefined;
  }
}
