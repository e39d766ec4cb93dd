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

/** What a command reads through: one consistent state of all tables. Not usable after its command. */
export interface Snapshot {
  /** The collections and indexes of this state. */
  readonly catalogue: Catalogue;
  get(table: TableName, key: Buffer): Buffer | undefined;
  /** The first entries of a range; fewer than `limit` only if there are no more. */
  chunk(table: TableName, range: KeyRange, backwards: boolean, limit: number): Entry[];
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
/** A chunk with more than this is followed by a smaller one. */
const MUCH_BYTES = 4 * 1024 * 1024;

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
  let { low, high } = range;
  for (let size = FIRST_CHUNK; ;) {
    const snapshot = source.current;
    const entries = snapshot.chunk(table, { low, high }, backwards, size);
    for (const entry of entries) {
      if (backwards) high = entry.key;
      else low = successor(entry.key);
      yield entry;
      if (source.current !== snapshot) break;
    }
    if (source.current === snapshot && entries.length < size) return;
    const bytes = entries.reduce((sum, { value }) => sum + value.length, 0);
    size = bytes > MUCH_BYTES ? Math.max(1, size >> 2) : Math.min(size * 4, LARGEST_CHUNK);
  }
}

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
