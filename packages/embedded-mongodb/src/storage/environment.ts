import { mkdirSync } from 'node:fs';
import { open, type Database, type RootDatabase, type Transaction as LmdbTransaction } from 'lmdb';

type Table = Database<Buffer, Buffer>;
export type TableName = 'catalogue' | 'records' | 'entries';

/** A stretch of keys: `low` is inside, `high` is not. */
export interface KeyRange {
  low: Buffer;
  high: Buffer;
}
export interface Entry {
  key: Buffer;
  value: Buffer;
}

const FIRST_CHUNK = 32;
const LARGEST_CHUNK = 512;

/** What a command reads through: one consistent snapshot of all tables. Not usable after its command. */
export class Snapshot {
  protected ended = false;

  constructor(
    protected readonly tables: Record<TableName, Table>,
    private readonly transaction?: LmdbTransaction,
  ) {}

  get(table: TableName, key: Buffer): Buffer | undefined {
    this.assertOpen();
    return this.tables[table].get(key, { transaction: this.transaction });
  }

  /** All entries of a range in key order. */
  scan(table: TableName, range: KeyRange, backwards = false): Generator<Entry> {
    return scanEntries({ current: this }, table, range, backwards);
  }

  count(table: TableName, { low, high }: KeyRange): number {
    this.assertOpen();
    return this.tables[table].getKeysCount({ start: low, end: high, transaction: this.transaction });
  }

  /** Marks the snapshot as over: later reads through it are programming errors. */
  end(): void {
    this.ended = true;
  }

  /** The first entries of a range, at most `limit`. */
  chunk(table: TableName, { low, high }: KeyRange, backwards: boolean, limit: number): Entry[] {
    this.assertOpen();
    const transaction = this.transaction;
    const range = backwards
      ? { start: high, exclusiveStart: true, end: low, inclusiveEnd: true, reverse: true, limit, transaction }
      : { start: low, end: high, limit, transaction };
    return Array.from(this.tables[table].getRange(range)) as Entry[];
  }

  protected assertOpen(): void {
    if (this.ended) throw new Error('this snapshot is over');
  }
}

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
  for (let size = FIRST_CHUNK; ; size = Math.min(size * 4, LARGEST_CHUNK)) {
    const snapshot = source.current;
    const entries = snapshot.chunk(table, { low, high }, backwards, size);
    for (const entry of entries) {
      if (backwards) high = entry.key;
      else low = successor(entry.key);
      yield entry;
      if (source.current !== snapshot) break;
    }
    if (source.current === snapshot && entries.length < size) return;
  }
}

/** A snapshot that can also be written to; everything it writes is committed together. */
export class WriteTransaction extends Snapshot {
  put(table: TableName, key: Buffer, value: Uint8Array): void {
    this.assertOpen();
    this.tables[table].putSync(key, value as Buffer);
  }

  remove(table: TableName, key: Buffer): void {
    this.assertOpen();
    this.tables[table].removeSync(key);
  }
}

/** The LMDB environment of one data directory; several processes may have it open at once. */
export class Environment {
  private constructor(
    private readonly root: RootDatabase<Buffer, Buffer>,
    private readonly tables: Record<TableName, Table>,
  ) {}

  static open(directory: string): Environment {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const binary = { encoding: 'binary', keyEncoding: 'binary' } as const;
    const root = open<Buffer, Buffer>({ path: directory, noSubdir: false, maxDbs: 4, ...binary });
    const table = (name: TableName) => root.openDB<Buffer, Buffer>({ name, ...binary });
    return new Environment(root, {
      catalogue: table('catalogue'),
      records: table('records'),
      entries: table('entries'),
    });
  }

  /** Runs `work` on the newest committed state. */
  read<T>(work: (snapshot: Snapshot) => T): T {
    this.root.resetReadTxn();
    const transaction = this.root.useReadTransaction();
    const snapshot = new Snapshot(this.tables, transaction);
    try {
      return work(snapshot);
    } finally {
      snapshot.end();
      transaction.done();
    }
  }

  /** Runs `work` as the only writer; committed and flushed when this returns, undone when it throws. */
  write<T>(work: (transaction: WriteTransaction) => T): T {
    return this.root.transactionSync(() => {
      const transaction = new WriteTransaction(this.tables);
      try {
        return work(transaction);
      } finally {
        transaction.end();
      }
    });
  }

  close(): Promise<void> {
    return this.root.close();
  }
}

/** The smallest key above this one. */
export function successor(key: Buffer): Buffer {
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
