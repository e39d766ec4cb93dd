import { ObjectId, type Document } from 'bson';
import { bsonType, encode } from '../bson-codec';
import { assertDepth } from '../bson-depth';
import { badValue, location } from '../errors';
import { readTotals, writeTotals, type CollectionInfo, type CollectionTotals } from './catalogue';
import { duplicateKeyError } from './duplicate-key';
import { IndexDefinition } from './index-definition';
import { keysOf, type DocumentKeys, type IndexKey } from './index-keys';
import { entryKey, indexPrefix, recordKey, recordOf } from './record-keys';
import { prefixRange, scan, type WriteTransaction } from './snapshot';
import { putTerms } from './text-index';
import { termsOf } from './text-keys';

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

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
    const record = number ?? this.totals.lastRecord + 1;
    const keys = this.keysOf(record, stored);
    this.assertUnique(keys, undefined);
    this.totals.lastRecord = Math.max(record, this.totals.lastRecord);
    this.transaction.put('records', recordKey(this.info.id, record), bytes);
    for (const [index, { keys: added }] of keys) this.addEntries(index, added, record);
    this.putText(record, undefined, stored);
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
    const keys = this.keysOf(record, after);
    this.assertUnique(keys, record);
    for (const [index, { keys: wanted }] of keys) {
      const old = keysOf(index, before).keys;
      for (const { bytes } of without(old, wanted)) {
        this.transaction.remove('entries', entryKey(index.id, bytes, record));
      }
      this.addEntries(index, without(wanted, old), record);
    }
    this.putText(record, before, after);
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
      if (index.isText || !index.covers(record)) continue;
      for (const { bytes } of keysOf(index, doc).keys) {
        this.transaction.remove('entries', entryKey(index.id, bytes, record));
      }
    }
    this.putText(record, doc, undefined);
    this.totals.count--;
    this.totals.bytes -= size;
    this.saveTotals();
  }

  /**
   * Enters a document into an index that is being built.
   * @returns the index, in another state if it now holds its first array or shortened key
   */
  enter(index: IndexDefinition, record: number, doc: Document): IndexDefinition {
    const keys = keysOf(index, doc);
    this.assertUnique([[index, keys]], record);
    this.addEntries(index, keys.keys, record);
    return index.withShapeOf(keys);
  }

  private putText(record: number, before: Document | undefined, after: Document | undefined): void {
    const none = new Map<string, number>();
    for (const index of this.info.indexes) {
      if (!index.isText || !index.covers(record)) continue;
      const [old, terms] = [before, after].map((doc) => (doc ? termsOf(index, doc) : none));
      putTerms(this.transaction, index, record, old ?? none, terms ?? none);
    }
  }

  /** The keys of a document in every index but those of text and those that will come to it later. */
  private keysOf(record: number, doc: Document): [IndexDefinition, DocumentKeys][] {
    const keys = this.info.indexes
      .filter((index) => !index.isText && index.covers(record))
      .map((index): [IndexDefinition, DocumentKeys] => [index, keysOf(index, doc)]);
    // Planning depends on whether an index holds arrays or shortened keys, so the catalogue must know.
    const shapes = new Map(keys);
    const indexes = this.info.indexes.map((index) => {
      const shape = shapes.get(index);
      return shape ? index.withShapeOf(shape) : index;
    });
    if (indexes.some((index, i) => index !== this.info.indexes[i])) {
      this.info = { ...this.info, indexes };
      this.transaction.catalogue.save(this.transaction, this.info);
    }
    return keys;
  }

  private addEntries(index: IndexDefinition, keys: DocumentKeys['keys'], record: number): void {
    for (const { bytes } of keys) {
      this.transaction.put('entries', entryKey(index.id, bytes, record), NOTHING);
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

/** The keys that are not among the others. */
function without(keys: IndexKey[], others: IndexKey[]): IndexKey[] {
  return keys.filter(({ bytes }) => !others.some((other) => other.bytes.equals(bytes)));
}

/** `_id` is made if it is missing, and comes first. */
function withIdFirst(doc: Document): Document {
  const { _id, ...rest } = doc;
  if (_id !== undefined && Object.keys(doc)[0] === '_id') return doc;
  return { _id: _id === undefined ? new ObjectId() : _id, ...rest };
}

function checkDocument(doc: Document, bytes: Uint8Array): void {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw location(
      10334,
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}`,
    );
  }
  assertDepth(doc);
  const id: unknown = doc._id;
  if (Array.isArray(id)) throw badValue("The '_id' value cannot be of type array");
  if (id instanceof RegExp || bsonType(id) === 'BSONRegExp') {
    throw badValue("The '_id' value cannot be of type regex");
  }
}
