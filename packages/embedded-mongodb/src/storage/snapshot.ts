import type { Catalogue } from './catalogue';

export type TableName = 'catalogue' | 'records' | 'entries' | 'sessions';

/** A stretch of keys: `low` is inside, `high` is not. */
export interface KeyRange {
  low: Buffer;
  high: Buffer;
}
export interface Entry {
  key: Buffer;
  value: Buffer;
}
export interface Chunk {
  entries: Entry[];
  /** What is left of the range behind them; undefined if that is nothing. */
  rest: KeyRange | undefined;
}

/** What a command reads through: one consistent state of all tables. Not usable after its command. */
export interface Snapshot {
  /** The collections and indexes of this state. */
  readonly catalogue: Catalogue;
  get(table: TableName, key: Buffer): Buffer | undefined;
  /** The first entries of a range: about as many as `limit`, but of no more bytes than `MOST_CHUNK_BYTES` and one entry. */
  chunk(table: TableName, range: KeyRange, backwards: boolean, limit: number): Chunk;
  count(table: TableName, range: KeyRange): number;
}

/** A snapshot that can also be written to; everything it writes is committed together. */
export interface WriteTransaction extends Snapshot {
  /** Whether its writes stay in memory until it is committed. */
  readonly isBuffered: boolean;
  put(table: TableName, key: Buffer, value: Uint8Array): void;
  remove(table: TableName, key: Buffer): void;
  /**
   * Says that the transaction changes what stands under this key: a record, or a key of a unique index.
   * @throws CommandError 112 if another open transaction does so, too
   */
  claim(table: TableName, key: Buffer): void;
}

const FIRST_CHUNK = 32;
const LARGEST_CHUNK = 512;
/** A cursor that nobody goes on with keeps as much as that. */
export const MOST_CHUNK_BYTES = 1024 * 1024;

/**
 * Entries of a range in key order, read in growing chunks so that no LMDB cursor stays open between them. The scan may
 * pause and go on in a later snapshot: it then starts anew behind the last key it gave out.
 */
export function* scanEntries(
  source: { current: Snapshot },
  table: TableName,
  range: KeyRange,
  backwards = false,
): Generator<Entry> {
  let left: KeyRange | undefined = range;
  for (let limit = FIRST_CHUNK; left; limit = Math.min(limit * 4, LARGEST_CHUNK)) {
    const snapshot = source.current;
    const { entries, rest }: Chunk = snapshot.chunk(table, left, backwards, limit);
    let next = rest;
    for (const entry of entries) {
      yield entry;
      if (source.current === snapshot) continue;
      next = behind(left, entry.key, backwards);
      break;
    }
    left = next;
  }
}

/** What comes behind a key of a range. */
export const behind = ({ low, high }: KeyRange, key: Buffer, backwards: boolean): KeyRange =>
  backwards ? { low, high: key } : { low: successor(key), high };

/** All entries of a range of one snapshot in key order. */
export const scan = (snapshot: Snapshot, table: TableName, range: KeyRange): Generator<Entry> =>
  scanEntries({ current: snapshot }, table, range);

/** Removes all entries or records of a range. */
export function clearRange(transaction: WriteTransaction, table: TableName, range: KeyRange): void {
  for (const { key } of scan(transaction, table, range)) transaction.remove(table, key);
}

/** The smallest key above this one. */
function successor(key: Buffer): Buffer {
  return Buffer.concat([key, Buffer.of(0)]);
}

/** The smallest key above all keys that start with this one. */
export function prefixEnd(prefix: Buffer): Buffer {
  const end = Buffer.from(prefix);
  for (let i = end.length - 1; i >= 0; i--) {
    if (end[i] !== 0xff) {
      end[i] = (end[i] as number) + 1;
      return end.subarray(0, i + 1);
    }
  }
  throw new Error('no key lies above this prefix');
}

export function prefixRange(prefix: Buffer): KeyRange {
  return { low: prefix, high: prefixEnd(prefix) };
}
