import type { Document } from 'bson';
import { asNumber, decode, encode } from '../bson-codec';
import { indexPrefix, recordsRange } from './record-keys';
import { clearRange, prefixRange, scan, type Snapshot, type WriteTransaction } from './snapshot';
import { IndexDefinition, type IndexState } from './index-definition';

/** A collection as the catalogue knows it; never changed, only replaced. */
export interface CollectionInfo {
  id: number;
  /** `database.collection` */
  namespace: string;
  options: Document;
  indexes: IndexDefinition[];
}

/** Numbers about a collection that change with every write, kept apart from its definition. */
export interface CollectionTotals {
  count: number;
  bytes: number;
  lastRecord: number;
}

const VERSION_KEY = Buffer.from('version');
const LAST_ID_KEY = Buffer.from('last-id');
const COLLECTION_PREFIX = 'collection:';
const TOTALS_PREFIX = 'totals:';

/**
 * Which collections and indexes exist. Read from the database once, and again whenever another process has changed
 * it: every change raises a version number that each transaction looks at first.
 */
export class Catalogue {
  private version = -1;
  private collections = new Map<string, CollectionInfo>();

  /** Makes sure that what is remembered is what this snapshot holds. */
  refresh(snapshot: Snapshot): void {
    const stored = snapshot.get('catalogue', VERSION_KEY);
    const version = stored ? Number(stored.readBigUInt64BE()) : 0;
    if (version === this.version) return;
    this.collections = new Map();
    for (const { value } of scan(snapshot, 'catalogue', prefixRange(Buffer.from(COLLECTION_PREFIX)))) {
      const info = readCollection(decode(value));
      this.collections.set(info.namespace, info);
    }
    this.version = version;
  }

  /** After a transaction that was undone, what is remembered may be wrong. */
  forget(): void {
    this.version = -1;
  }

  /** A copy that goes its own way. */
  fork(): Catalogue {
    const copy = new Catalogue();
    copy.version = this.version;
    copy.collections = new Map(this.collections);
    return copy;
  }

  find(namespace: string): CollectionInfo | undefined {
    return this.collections.get(namespace);
  }

  all(): CollectionInfo[] {
    return [...this.collections.values()].sort((a, b) => (a.namespace < b.namespace ? -1 : 1));
  }

  inDatabase(database: string): CollectionInfo[] {
    return this.all().filter(({ namespace }) => namespace.startsWith(`${database}.`));
  }

  /** A new collection, with its index on `_id`. */
  create(transaction: WriteTransaction, namespace: string, options: Document): CollectionInfo {
    const id = this.nextId(transaction);
    const info: CollectionInfo = { id, namespace, options, indexes: [] };
    info.indexes.push(this.newIndex(transaction, { v: 2, key: { _id: 1 }, name: '_id_' }));
    return this.save(transaction, info);
  }

  /** An index for a collection without documents. */
  newIndex(transaction: WriteTransaction, spec: Document): IndexDefinition {
    return new IndexDefinition({ id: this.nextId(transaction), spec, multikey: [], truncated: false });
  }

  save(transaction: WriteTransaction, info: CollectionInfo): CollectionInfo {
    const indexes = info.indexes.map(({ state }) => state);
    const { id, namespace, options } = info;
    transaction.put('catalogue', collectionKey(namespace), encode({ id, namespace, options, indexes }));
    this.collections.set(namespace, info);
    this.raiseVersion(transaction);
    return info;
  }

  /** Takes a collection out, documents, indexes and all. */
  remove(transaction: WriteTransaction, info: CollectionInfo): void {
    for (const { id } of info.indexes) clearRange(transaction, 'entries', prefixRange(indexPrefix(id)));
    clearRange(transaction, 'records', recordsRange(info.id));
    transaction.remove('catalogue', collectionKey(info.namespace));
    transaction.remove('catalogue', totalsKey(info.id));
    this.collections.delete(info.namespace);
    this.raiseVersion(transaction);
  }

  rename(transaction: WriteTransaction, info: CollectionInfo, namespace: string): void {
    transaction.remove('catalogue', collectionKey(info.namespace));
    this.collections.delete(info.namespace);
    this.save(transaction, { ...info, namespace });
  }

  /** Enters indexes in another state; their entries stay as they are. */
  changeIndexes(
    transaction: WriteTransaction,
    info: CollectionInfo,
    changed: IndexDefinition[],
  ): CollectionInfo {
    const indexes = info.indexes.map((index) => changed.find(({ id }) => id === index.id) ?? index);
    return this.save(transaction, { ...info, indexes });
  }

  /** Takes indexes out, entries and all. */
  removeIndexes(transaction: WriteTransaction, info: CollectionInfo, removed: number[]): void {
    for (const id of removed) clearRange(transaction, 'entries', prefixRange(indexPrefix(id)));
    this.save(transaction, { ...info, indexes: info.indexes.filter(({ id }) => !removed.includes(id)) });
  }

  private nextId(transaction: WriteTransaction): number {
    const id = (transaction.get('catalogue', LAST_ID_KEY)?.readUInt32BE() ?? 0) + 1;
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(id);
    transaction.put('catalogue', LAST_ID_KEY, bytes);
    return id;
  }

  private raiseVersion(transaction: WriteTransaction): void {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(++this.version));
    transaction.put('catalogue', VERSION_KEY, bytes);
  }
}

export function readTotals(snapshot: Snapshot, collectionId: number): CollectionTotals {
  const stored = snapshot.get('catalogue', totalsKey(collectionId));
  if (!stored) return { count: 0, bytes: 0, lastRecord: 0 };
  return {
    count: stored.readDoubleBE(0),
    bytes: stored.readDoubleBE(8),
    lastRecord: stored.readDoubleBE(16),
  };
}

export function writeTotals(
  transaction: WriteTransaction,
  collectionId: number,
  totals: CollectionTotals,
): void {
  const bytes = Buffer.alloc(24);
  bytes.writeDoubleBE(totals.count, 0);
  bytes.writeDoubleBE(totals.bytes, 8);
  bytes.writeDoubleBE(totals.lastRecord, 16);
  transaction.put('catalogue', totalsKey(collectionId), bytes);
}

const collectionKey = (namespace: string) => Buffer.from(COLLECTION_PREFIX + namespace);
const totalsKey = (collectionId: number) => Buffer.from(TOTALS_PREFIX + collectionId);

function readCollection(stored: Document): CollectionInfo {
  const indexes = (stored.indexes as Document[]).map(
    ({ id, spec, multikey, truncated, builtUpTo }): IndexState => ({
      id: asNumber(id) ?? 0,
      spec: spec as Document,
      multikey: multikey as boolean[],
      truncated: truncated as boolean,
      builtUpTo: asNumber(builtUpTo),
    }),
  );
  return {
    id: asNumber(stored.id) ?? 0,
    namespace: stored.namespace as string,
    options: stored.options as Document,
    indexes: indexes.map((state) => new IndexDefinition(state)),
  };
}
