import type { Document } from 'bson';
import { createHash } from 'node:crypto';
import { bsonType } from '../bson-codec';
import { location } from '../errors';
import { nothingInside, rowsOf } from '../semantics/paths';
import { encodeKeyValue } from '../semantics/values/key-encoding';
import type { IndexDefinition } from './index-definition';

/** LMDB takes keys up to 1,978 bytes; prefix, record number and hash need some of them. */
const LONGEST_KEY = 1900;
const HASH_BYTES = 20;

export interface IndexKey {
  bytes: Buffer;
  /** The values of the fields, for the text of a duplicate key error. */
  values: unknown[];
}
export interface DocumentKeys {
  keys: IndexKey[];
  multikey: boolean[];
  truncated: boolean;
}

const NO_KEYS: DocumentKeys = { keys: [], multikey: [], truncated: false };

/** The keys under which an index, not one of text, holds a document: none if the index leaves it out, several if arrays are inside. */
export function keysOf(index: IndexDefinition, doc: Document | undefined): DocumentKeys {
  if (!doc || !index.holds(doc)) return NO_KEYS;
  const multikey = index.fields.map(() => false);
  const walks = index.fields.map(({ steps }) => ({ node: doc, rest: steps }));
  const parallel = (fields: number[]) => {
    const paths = fields.map((i) => `[${index.fields[i]?.path}]`);
    return location(171, `cannot index parallel arrays ${paths.join(' ')}`);
  };
  const rows = rowsOf(walks, parallel, multikey).filter((row) => !index.sparse || row.some(isThere));
  const unique = new Map<string, IndexKey>();
  let truncated = false;
  for (const values of rows) {
    const whole = Buffer.concat(values.map((v, i) => encodeKeyValue(v, index.fields[i]?.direction === -1)));
    // A symbol stands there as if it were a string.
    truncated ||= whole.length > LONGEST_KEY || values.some((value) => bsonType(value) === 'BSONSymbol');
    const bytes = shorten(whole);
    unique.set(bytes.toString('latin1'), { bytes, values });
  }
  return { keys: [...unique.values()], multikey, truncated };
}

const isThere = (value: unknown) => value !== undefined && value !== nothingInside;

/** A key that is too long keeps its beginning, and a hash of the whole so that equal stays equal. */
function shorten(key: Buffer): Buffer {
  if (key.length <= LONGEST_KEY) return key;
  const hash = createHash('sha256').update(key).digest().subarray(0, HASH_BYTES);
  return Buffer.concat([key.subarray(0, LONGEST_KEY - HASH_BYTES), hash]);
}
