import { ObjectId, type Document } from 'bson';
import { bsonType, decode, encode } from '../bson-codec';
import { badValue, CommandError } from '../errors';
import {
  readTotals,
  writeTotals,
  type Catalogue,
  type CollectionInfo,
  type CollectionTotals,
} from './catalogue';
import { duplicateKeyError } from './duplicate-key';
import { prefixRange, type KeyRange, type Snapshot, type WriteTransaction } from './environment';
import type { IndexDefinition } from './index-definition';
import { keysOf, type DocumentKeys } from './index-keys';

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** Bytes of a record's number at the end of every key. */
export const RECORD_BYTES = 6;

/** The key under which a record is stored: its collection, then its number. */
export function recordKey(collectionId: number, record: number): Buffer {
  const key = Buffer.allocUnsafe(4 + RECORD_BYTES);
  key.writeUInt32BE(collectionId);
  key.writeUIntBE(record, 4, RECORD_BYTES);
  return key;
}

export function recordsRange(collectionId: number): KeyRange {
  return prefixRange(indexPrefix(collectionId));
}

/** What all entries of an index start with. */
export function indexPrefix(indexId: number): Buffer {
  const prefix = Buffer.allocUnsafe(4);
  prefix.writeUInt32BE(indexId);
  return prefix;
}

export function entryKey(indexId: number, bytes: Buffer, record: number): Buffer {
  const key = Buffer.allocUnsafe(4 + bytes.length + RECORD_BYTES);
  key.writeUInt32BE(indexId);
  bytes.copy(key, 4);
  key.writeUIntBE(record, 4 + bytes.length, RECORD_BYTES);
  return key;
}

export const recordOf = (key: Buffer): number => key.readUIntBE(key.length - RECORD_BYTES, RECORD_BYTES);

const NOTHING = Buffer.alloc(0);

/** Writes documents of one collection within one transaction and keeps its indexes and totals in step. */
export class CollectionWriter {
  private readonly totals: CollectionTotals;

  constructor(
    private readonly transaction: WriteTransaction,
    private readonly catalogue: Catalogue,
    readonly info: CollectionInfo,
  ) {
    this.totals = readTotals(transaction, info.id);
  }

  /** Stores a new document; returns it as stored. Throws before anything is written if a unique index forbids it. */
  insert(doc: Document, raw?: Uint8Array): Document {
    const stored = withIdFirst(doc);
    const bytes = stored === doc && raw ? raw : encode(stored);
    checkDocument(stored, bytes);
    const keys = this.keysOf(stored);
    this.assertUnique(keys, undefined);
    const record = ++this.totals.lastRecord;
    this.transaction.put('records', recordKey(this.info.id, record), bytes);
    for (const [index, { keys: added }] of keys) this.addEntries(index, added, record);
    this.totals.count++;
    this.totals.bytes += bytes.length;
    this.saveTotals();
    return stored;
  }

  /** Puts a new version in the place of a document. */
  replace(record: number, before: Document, after: Document): void {
    const bytes = encode(after);
    checkDocument(after, bytes);
    const key = recordKey(this.info.id, record);
    const sizeBefore = this.transaction.get('records', key)?.length ?? 0;
    const keys = this.keysOf(after);
    this.assertUnique(keys, record);
    for (const [index, { keys: wanted }] of keys) {
      const old = keysOf(index, before).keys;
      const [kept, oldKept] = [new Set(old.map(identity)), new Set(wanted.map(identity))];
      for (const entry of old) {
        if (!oldKept.has(identity(entry)))
          this.transaction.remove('entries', entryKey(index.id, entry.bytes, record));
      }
      this.addEntries(
        index,
        wanted.filter((entry) => !kept.has(identity(entry))),
        record,
      );
    }
    this.transaction.put('records', key, bytes);
    this.totals.bytes += bytes.length - sizeBefore;
    this.saveTotals();
  }

  delete(record: number, doc: Document): void {
    const key = recordKey(this.info.id, record);
    const size = this.transaction.get('records', key)?.length ?? 0;
    this.transaction.remove('records', key);
    for (const index of this.info.indexes) {
      for (const { bytes } of keysOf(index, doc).keys) {
        this.transaction.remove('entries', entryKey(index.id, bytes, record));
      }
    }
    this.totals.count--;
    this.totals.bytes -= size;
    this.saveTotals();
  }

  /** Fills a new index from the documents that are there; throws at the first duplicate of a unique one. */
  build(index: IndexDefinition): void {
    for (const { key, value } of this.transaction.scan('records', recordsRange(this.info.id))) {
      const keys = new Map([[index, keysOf(index, decode(value))]]);
      this.assertUnique(keys, undefined);
      this.noteShape(keys);
      this.addEntries(index, keys.get(index)?.keys ?? [], recordOf(key));
    }
  }

  private keysOf(doc: Document): Map<IndexDefinition, DocumentKeys> {
    const keys = new Map(this.info.indexes.map((index) => [index, keysOf(index, doc)]));
    this.noteShape(keys);
    return keys;
  }

  /** Remembers in the catalogue that an index now holds arrays or shortened keys: planning depends on it. */
  private noteShape(keys: Map<IndexDefinition, DocumentKeys>): void {
    let changed = false;
    for (const [{ state }, { multikey, truncated }] of keys) {
      if (truncated && !state.truncated) changed = state.truncated = true;
      multikey.forEach((isArray, i) => {
        if (isArray && !state.multikey[i]) changed = state.multikey[i] = true;
      });
      for (let i = 0; i < state.multikey.length; i++) state.multikey[i] ??= false;
    }
    if (changed) this.catalogue.save(this.transaction, this.info);
  }

  private addEntries(index: IndexDefinition, keys: DocumentKeys['keys'], record: number): void {
    for (const { bytes, payload } of keys) {
      this.transaction.put('entries', entryKey(index.id, bytes, record), payload ?? NOTHING);
    }
  }

  private assertUnique(keys: Map<IndexDefinition, DocumentKeys>, own: number | undefined): void {
    for (const [index, { keys: wanted }] of keys) {
      if (!index.unique) continue;
      for (const { bytes, values } of wanted) {
        const range = prefixRange(Buffer.concat([indexPrefix(index.id), bytes]));
        for (const { key } of this.transaction.scan('entries', range)) {
          if (recordOf(key) !== own) throw duplicateKeyError(this.info.namespace, index, values);
        }
      }
    }
  }

  private saveTotals(): void {
    writeTotals(this.transaction, this.info.id, this.totals);
  }
}

const identity = ({ bytes, payload }: { bytes: Buffer; payload?: Buffer }): string =>
  bytes.toString('latin1') + (payload?.toString('latin1') ?? '');

/** Removes all entries or records of a range. */
export function clearRange(
  transaction: WriteTransaction,
  table: 'records' | 'entries',
  range: KeyRange,
): void {
  for (const { key } of transaction.scan(table, range)) transaction.remove(table, key);
}

export function readRecord(snapshot: Snapshot, collectionId: number, record: number): Buffer | undefined {
  return snapshot.get('records', recordKey(collectionId, record));
}

/** `_id` is made if it is missing, and comes first. */
function withIdFirst(doc: Document): Document {
  const { _id, ...rest } = doc;
  if (_id !== undefined && Object.keys(doc)[0] === '_id') return doc;
  return { _id: _id === undefined ? new ObjectId() : _id, ...rest };
}

function checkDocument(doc: Document, bytes: Uint8Array): void {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new CommandError(
      10334,
      'BSONObjectTooLarge',
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}`,
    );
  }
  const id: unknown = doc._id;
  if (Array.isArray(id)) throw badValue("The '_id' value cannot be of type array");
  if (id instanceof RegExp || bsonType(id) === 'BSONRegExp') {
    throw badValue("The '_id' value cannot be of type regex");
  }
}
