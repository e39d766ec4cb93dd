import { location, writeConflict } from '../errors';
import { countBefore } from '../semantics';
import type { Catalogue } from './catalogue';
import type { Chunk, KeyRange, Snapshot, TableName, WriteTransaction } from './snapshot';

/** A key that was written or removed. */
export interface Change {
  key: Buffer;
  /** What stood there in the snapshot. */
  before: Buffer | undefined;
  /** What stands there now. */
  value: Buffer | undefined;
}

/** What open transactions of this process are changing: each key belongs to one of them. */
export type Claims = Map<string, BufferedTransaction>;

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A transaction that may stay open between commands: it reads one snapshot with its own writes on top, which are kept
 * in memory, so that it never holds LMDB's only writer.
 */
export class BufferedTransaction implements WriteTransaction {
  readonly isBuffered = true;
  readonly catalogue: Catalogue;
  private readonly tables = new Map<TableName, Changes>();
  private readonly claimed = new Set<string>();
  private readonly knownIds: Set<number>;
  private bytes = 0;

  /**
   * @param base what it reads; must stay open as long as this transaction
   * @param newest reads a record of the newest committed state
   */
  constructor(
    private readonly base: Snapshot,
    private readonly claims: Claims,
    private readonly newest: (key: Buffer) => Buffer | undefined,
  ) {
    this.catalogue = base.catalogue.fork();
    const known = this.catalogue
      .all()
      .flatMap(({ id, indexes }) => [id, ...indexes.map((index) => index.id)]);
    this.knownIds = new Set(known);
  }

  get(table: TableName, key: Buffer): Buffer | undefined {
    const change = this.tables.get(table)?.get(key);
    return change ? change.value : this.base.get(table, key);
  }

  chunk(table: TableName, range: KeyRange, backwards: boolean, limit: number): Chunk {
    const { entries: stored, rest } = this.base.chunk(table, range, backwards, limit);
    // What lies behind the stretch that was read comes with the next chunk.
    const { low, high } = rest ?? {};
    const read = backwards
      ? { low: high ?? range.low, high: range.high }
      : { low: range.low, high: low ?? range.high };
    const changes = this.tables.get(table)?.within(read) ?? [];
    if (changes.length === 0) return { entries: stored, rest };
    const changed = new Set(changes.map(({ key }) => key.toString('latin1')));
    const entries = stored.filter(({ key }) => !changed.has(key.toString('latin1')));
    for (const { key, value } of changes) if (value) entries.push({ key, value });
    entries.sort((a, b) => Buffer.compare(a.key, b.key) * (backwards ? -1 : 1));
    return { entries, rest };
  }

  count(table: TableName, range: KeyRange): number {
    let count = this.base.count(table, range);
    for (const { before, value } of this.tables.get(table)?.within(range) ?? []) {
      count += Number(value !== undefined) - Number(before !== undefined);
    }
    return count;
  }

  put(table: TableName, key: Buffer, value: Uint8Array): void {
    this.change(table, key, Buffer.from(value));
  }

  remove(table: TableName, key: Buffer): void {
    this.change(table, key, undefined);
  }

  claim(table: TableName, key: Buffer): void {
    const name = `${table}:${key.toString('latin1')}`;
    // Nobody else knows of a collection that came into being here, though others may have one of the same number.
    if (this.claimed.has(name) || this.isNew(key.readUInt32BE())) return;
    if (table === 'records') {
      const before = this.base.get(table, key);
      // A record of its own: its number means nothing to others.
      if (!before) return;
      if (!this.newest(key)?.equals(before)) throw writeConflict();
    }
    if (this.claims.has(name)) throw writeConflict();
    this.claims.set(name, this);
    this.claimed.add(name);
  }

  /** The changed records of a collection in the order of their numbers. */
  changesIn(range: KeyRange): Change[] {
    return this.tables.get('records')?.within(range) ?? [];
  }

  /** Whether a collection or index came into being in this transaction. */
  isNew(id: number): boolean {
    return !this.knownIds.has(id);
  }

  get hasChanges(): boolean {
    return this.tables.size > 0;
  }

  /** Gives up what it claimed. */
  release(): void {
    for (const name of this.claimed) this.claims.delete(name);
    this.claimed.clear();
  }

  private change(table: TableName, key: Buffer, value: Buffer | undefined): void {
    this.bytes += key.length + (value?.length ?? 0);
    if (this.bytes > MOST_BYTES) {
      throw location(257, `Total size of all transaction operations must be less than ${MOST_BYTES} bytes`);
    }
    let changes = this.tables.get(table);
    if (!changes) this.tables.set(table, (changes = new Changes()));
    changes.set(key, changes.get(key)?.before ?? this.base.get(table, key), value);
  }
}

/** The changed keys of one table in their order, found one by one or as stretches. */
class Changes {
  private readonly ordered: Change[] = [];

  get(key: Buffer): Change | undefined {
    const change = this.ordered[this.position(key)];
    return change?.key.equals(key) ? change : undefined;
  }

  set(key: Buffer, before: Buffer | undefined, value: Buffer | undefined): void {
    const known = this.get(key);
    if (known) known.value = value;
    else this.ordered.splice(this.position(key), 0, { key: Buffer.from(key), before, value });
  }

  within({ low, high }: KeyRange): Change[] {
    return this.ordered.slice(this.position(low), this.position(high));
  }

  /** How many keys are below the given one. */
  private position(key: Buffer): number {
    const { ordered } = this;
    return countBefore(ordered.length, (i) => Buffer.compare((ordered[i] as Change).key, key) < 0);
  }
}
