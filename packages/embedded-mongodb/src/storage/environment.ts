import { mkdirSync } from 'node:fs';
import type { Transaction as LmdbTransaction } from 'lmdb';
import { Catalogue } from './catalogue';
import { assertWholeDataFile, dataFileWatch } from './data-file';
import { assertNotNewer, prepareFormat } from './format';
import { behind, MOST_CHUNK_BYTES } from './snapshot';
import type { Chunk, Entry, KeyRange, Snapshot, TableName, WriteTransaction } from './snapshot';
import { isShared, openRoot, openTables, type Root, type Table, type Tables } from './tables';

/** One committed state of LMDB, or within `Environment.write` the state that is being made. */
class StoredState implements WriteTransaction {
  readonly isBuffered = false;
  private ended = false;

  constructor(
    private readonly tables: Tables,
    readonly catalogue: Catalogue,
    private readonly transaction?: LmdbTransaction,
  ) {}

  get(table: TableName, key: Buffer): Buffer | undefined {
    return this.open(table).get(key, { transaction: this.transaction });
  }

  chunk(table: TableName, range: KeyRange, backwards: boolean, limit: number): Chunk {
    const { low, high } = range;
    const transaction = this.transaction;
    const options = backwards
      ? { start: high, exclusiveStart: true, end: low, inclusiveEnd: true, reverse: true, limit, transaction }
      : { start: low, end: high, limit, transaction };
    const entries: Entry[] = [];
    let bytes = 0;
    for (const entry of this.open(table).getRange(options) as Iterable<Entry>) {
      entries.push(entry);
      bytes += entry.value.length;
      if (entries.length === limit || bytes > MOST_CHUNK_BYTES)
        return { entries, rest: behind(range, entry.key, backwards) };
    }
    return { entries, rest: undefined };
  }

  count(table: TableName, { low, high }: KeyRange): number {
    return this.open(table).getKeysCount({ start: low, end: high, transaction: this.transaction });
  }

  put(table: TableName, key: Buffer, value: Uint8Array): void {
    this.open(table).putSync(key, value as Buffer);
  }

  remove(table: TableName, key: Buffer): void {
    this.open(table).removeSync(key);
  }

  /** Nothing to do: there is only one writer, and what it finds is the newest state. */
  claim(): void {}

  /** Marks the state as over: later use of it is a programming error. */
  end(): void {
    this.ended = true;
  }

  private open(table: TableName): Table {
    if (this.ended) throw new Error('this snapshot is over');
    return this.tables[table];
  }
}

/** The LMDB environment of one data directory; several processes may have it open at once. */
export class Environment {
  private readonly catalogue = new Catalogue();

  private constructor(
    private readonly root: Root,
    private readonly tables: Tables,
  ) {}

  static open(directory: string): Environment {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    for (;;) {
      const isStillThere = dataFileWatch(directory);
      const environment = Environment.openNow(directory);
      // While it waited for the right to write, another process may have put a compacted file there.
      if (isStillThere()) return environment;
      void environment.close();
    }
  }

  private static openNow(directory: string): Environment {
    assertWholeDataFile(directory);
    const root = openRoot(directory);
    try {
      assertNotNewer(root);
      const environment = new Environment(root, openTables(root));
      environment.write((transaction) => prepareFormat(transaction, root));
      // Takes a place among the readers, by which others see that the directory is in use, before it waits to write.
      environment.read(() => undefined);
      environment.write(() => undefined);
      return environment;
    } catch (error) {
      void root.close();
      throw error;
    }
  }

  /** Runs `work` on the newest committed state. */
  read<T>(work: (snapshot: Snapshot) => T): T {
    const { snapshot, end } = this.holdSnapshot();
    try {
      return work(snapshot);
    } finally {
      end();
    }
  }

  /** The newest committed state, kept as it is until `end` is called. */
  holdSnapshot(): { snapshot: Snapshot; end(): void } {
    this.root.resetReadTxn();
    const transaction = this.root.useReadTransaction();
    const snapshot = new StoredState(this.tables, this.catalogue, transaction);
    this.catalogue.refresh(snapshot);
    return {
      snapshot,
      end: () => {
        snapshot.end();
        transaction.done();
      },
    };
  }

  /** Runs `work` as the only writer; committed and flushed when this returns, undone when it throws. */
  write<T>(work: (transaction: WriteTransaction) => T): T {
    return this.root.transactionSync(() => this.run(work));
  }

  /** Within `write`: runs `work` so that nothing of it stays when it throws, and all that was done before it does. */
  attempt<T>(work: (transaction: WriteTransaction) => T): T {
    // Started inside a transaction it runs at once, though its type promises it for later.
    return this.root.childTransaction(() => this.run(work)) as T;
  }

  private run<T>(work: (transaction: WriteTransaction) => T): T {
    const state = new StoredState(this.tables, this.catalogue);
    this.catalogue.refresh(state);
    try {
      return work(state);
    } catch (error) {
      // What the catalogue remembers may be of the state that is undone.
      this.catalogue.forget();
      throw error;
    } finally {
      state.end();
    }
  }

  /**
   * Writes the newest committed state to a new file, without its empty pages, while others go on reading and writing.
   * @param folder one that exists and has no `data.mdb` yet
   */
  async copyTo(folder: string): Promise<void> {
    await this.root.backup(folder, true);
  }

  /**
   * Runs `work` while nobody else can write, nor get any further with opening the directory.
   * @throws Error if another process has the directory open
   */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.root.transactionSync(async () => {
      if (isShared(this.root)) throw new Error('the data is in use: stop the server first');
      return work();
    });
  }

  close(): Promise<void> {
    return this.root.close();
  }
}
