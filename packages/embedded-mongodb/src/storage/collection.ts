import { ObjectId, type Document } from 'bson';
import { bsonType, decode, encode } from '../bson-codec';
import { badValue, CommandError } from '../errors';
import { readTotals, writeTotals, type CollectionInfo, type CollectionTotals } from './catalogue';
import { duplicateKeyError } from './duplicate-key';
import { IndexDefinition } from './index-definition';
import { keysOf, type DocumentKeys } from './index-keys';
import { prefixRange, scan, type KeyRange, type Snapshot, type WriteTransaction } from './snapshot';

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
    private info: CollectionInfo,
  ) {
    this.totals = readTotals(transaction, info.id);
  }

  /**
   * Stores a new document; returns it as stored. Throws before anything is written if a unique index forbids it.
   * @param raw the document's BSON, if it is at hand
   * @param number the record that it is stored as: one that was deleted in this transaction, otherwise a new one
   */
  insert(doc: Document, raw?: Uint8Array, number?: number): Document {
    const stored = withIdFirst(doc);
    const bytes = stored === doc && raw ? raw : encode(stored);
    checkDocument(stored, bytes);
    const keys = this.keysOf(stored);
    this.assertUnique(keys, undefined);
    const record = number ?? ++this.totals.lastRecord;
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
    this.transaction.claim('records', key);
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
    this.transaction.claim('records', key);
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
  build(index: IndexDefinition): IndexDefinition {
    let built = index;
    for (const { key, value } of scan(this.transaction, 'records', recordsRange(this.info.id))) {
      const keys = keysOf(index, decode(value));
      this.assertUnique([[index, keys]], undefined);
      built = built.withShapeOf(keys);
      this.addEntries(index, keys.keys, recordOf(key));
    }
    return built;
  }

  private keysOf(doc: Document): [IndexDefinition, DocumentKeys][] {
    const keys = this.info.indexes.map((index): [IndexDefinition, DocumentKeys] => [
      index,
      keysOf(index, doc),
    ]);
    // Planning depends on whether an index holds arrays or shortened keys, so the catalogue must know.
    const indexes = keys.map(([index, found]) => index.withShapeOf(found));
    if (indexes.some((index, i) => index !== this.info.indexes[i])) {
      this.info = { ...this.info, indexes };
      this.transaction.catalogue.save(this.transaction, this.info);
    }
    return keys;
  }

  private addEntries(index: IndexDefinition, keys: DocumentKeys['keys'], record: number): void {
    for (const { bytes, payload } of keys) {
      this.transaction.put('entries', entryKey(index.id, bytes, record), payload ?? NOTHING);
    }
  }

  private assertUnique(keys: [IndexDefinition, DocumentKeys][], own: number | undefined): void {
    for (const [index, { keys: wanted }] of keys) {
      if (!index.unique) continue;
      for (const { bytes, values } of wanted) {
        const start = Buffer.concat([indexPrefix(index.id), bytes]);
        this.transaction.claim('entries', start);
        for (const { key } of scan(this.transaction, 'entries', prefixRange(start))) {
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
  for (const { key } of scan(transaction, table, range)) transaction.remove(table, key);
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
