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

const NO_KEYS: DocumentKeys = { keys: [], multikey: [], truncated: false };

/** The keys under which an index, not one of text, holds a document: none if the index leaves it out, several if arrays are inside. */
export function keysOf(index: IndexDefinition, doc: Document): DocumentKeys {
  if (index.matchesPartialFilter && !index.matchesPartialFilter(doc)) return NO_KEYS;
  const multikey = index.fields.map(() => false);
  const start = index.fields.map(({ path }) => ({ node: doc as unknown, rest: path.split('.') }));
  const rows = expand(start, index, multikey);
  if (index.sparse && rows.every((row) => row.every((value) => value === undefined))) return NO_KEYS;
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

/** A key that is too long keeps its beginning, and a hash of the whole so that equal stays equal. */
function shorten(key: Buffer): Buffer {
  if (key.length <= LONGEST_KEY) return key;
  const hash = createHash('sha256').update(key).digest().subarray(0, HASH_BYTES);
  return Buffer.concat([key.subarray(0, LONGEST_KEY - HASH_BYTES), hash]);
}

/** How far the walk along one field's path has come. */
interface Walk {
  node: unknown;
  rest: string[];
}

/** Rows of values, one value a field. Fields that meet the same array are taken apart together, element by element. */
function expand(walks: Walk[], index: IndexDefinition, multikey: boolean[]): unknown[][] {
  const advanced = walks.map(advance);
  const stuck = advanced.flatMap((walk, i) => (Array.isArray(walk.node) && !isFinal(walk) ? [i] : []));
  const first = stuck[0];
  if (first === undefined) return [advanced.map((walk) => walk.node)];
  const array = advanced[first]?.node as unknown[];
  for (const i of stuck) {
    if (advanced[i]?.node !== array) {
      throw location(
        171,
        `cannot index parallel arrays [${index.fields[i]?.path}] [${index.fields[first]?.path}]`,
      );
    }
    multikey[i] = true;
  }
  const elements: unknown[] = array.length > 0 ? array : [emptyArrayKey];
  return elements.flatMap((element) =>
    expand(
      advanced.map((walk, i) => (stuck.includes(i) ? intoElement(walk, element) : walk)),
      index,
      multikey,
    ),
  );
}

const FINAL = Symbol('the value itself');
type FinalWalk = Walk & { [FINAL]?: true };

const isFinal = (walk: FinalWalk) => walk[FINAL] === true;

/** An element of an array is not taken apart further; one met half-way is entered only if it is a document. */
function intoElement(walk: Walk, element: unknown): FinalWalk {
  if (walk.rest.length === 0) return { node: element, rest: [], [FINAL]: true };
  if (element === emptyArrayKey) return { node: emptyArrayKey, rest: [], [FINAL]: true };
  if (!isDocument(element)) return { node: undefined, rest: [], [FINAL]: true };
  return { node: element, rest: walk.rest };
}

function advance(walk: FinalWalk): FinalWalk {
  if (isFinal(walk)) return walk;
  let { node, rest } = walk;
  while (rest.length > 0) {
    const step = rest[0] as string;
    if (Array.isArray(node) && !/^\d+$/.test(step)) break;
    if (!Array.isArray(node) && !isDocument(node)) return { node: undefined, rest: [], [FINAL]: true };
    node = Array.isArray(node) ? (node as unknown[])[Number(step)] : fieldOf(node as Document, step);
    rest = rest.slice(1);
  }
  return { node, rest };
}
