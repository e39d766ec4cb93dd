import type { Document } from 'bson';
import { createHash } from 'node:crypto';
import { bsonType } from '../bson-codec';
import { location } from '../errors';
import { emptyArrayKey, fieldOf, isDocument } from '../semantics';
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

export const NO_KEYS: DocumentKeys = { keys: [], multikey: [], truncated: false };

/** The keys under which an index, not one of text, holds a document: none if the index leaves it out, several if arrays are inside. */
export function keysOf(index: IndexDefinition, doc: Document): DocumentKeys {
  if (index.matchesPartialFilter && !index.matchesPartialFilter(doc)) return NO_KEYS;
  const multikey = index.fields.map(() => false);
  const start = index.fields.map(({ steps }) => ({ node: doc as unknown, rest: steps }));
  const rows = expand(start, index, multikey).filter((row) => !index.sparse || row.some(isThere));
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

/** An empty array on the way to a field: there is nothing, yet it keeps the place of an empty array. */
const NOTHING_INSIDE = Symbol('empty array on the way');

const isThere = (value: unknown) => value !== undefined && value !== NOTHING_INSIDE;

/** A key that is too long keeps its beginning, and a hash of the whole so that equal stays equal. */
function shorten(key: Buffer): Buffer {
  if (key.length <= LONGEST_KEY) return key;
  const hash = createHash('sha256').update(key).digest().subarray(0, HASH_BYTES);
  return Buffer.concat([key.subarray(0, LONGEST_KEY - HASH_BYTES), hash]);
}

/** How far the walk along one field's path has come; it goes no further than the element of an array at its end. */
interface Walk {
  node: unknown;
  rest?: string[];
}

/** Rows of values, one value a field. Fields that meet the same array are taken apart together, element by element. */
function expand(walks: Walk[], index: IndexDefinition, multikey: boolean[]): unknown[][] {
  const advanced = walks.map(advance);
  const isStuck = advanced.map(({ node, rest }) => rest !== undefined && Array.isArray(node));
  const first = isStuck.indexOf(true);
  if (first < 0) return [advanced.map(({ node }) => node)];
  const array = advanced[first]?.node as unknown[];
  for (const [i, { node }] of advanced.entries()) {
    if (!isStuck[i]) continue;
    if (node !== array) {
      throw location(
        171,
        `cannot index parallel arrays [${index.fields[i]?.path}] [${index.fields[first]?.path}]`,
      );
    }
    multikey[i] = true;
  }
  const elements: unknown[] = array.length > 0 ? array : [emptyArrayKey];
  return elements.flatMap((element) => {
    const entered = advanced.map((walk, i) => (isStuck[i] ? intoElement(walk, element) : walk));
    return expand(entered, index, multikey);
  });
}

/** An element of an array is not taken apart further; one met half-way is entered only if it is a document. */
function intoElement({ rest = [] }: Walk, element: unknown): Walk {
  if (rest.length === 0) return { node: element };
  if (element === emptyArrayKey) return { node: NOTHING_INSIDE };
  return isDocument(element) ? { node: element, rest } : { node: undefined };
}

function advance({ node, rest }: Walk): Walk {
  for (; rest && rest.length > 0; rest = rest.slice(1)) {
    const step = rest[0] as string;
    if (Array.isArray(node)) {
      if (!/^\d+$/.test(step)) break;
      node = (node as unknown[])[Number(step)];
    } else if (isDocument(node)) node = fieldOf(node, step);
    else return { node: undefined };
  }
  return { node, rest };
}
