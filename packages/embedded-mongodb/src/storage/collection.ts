import { ObjectId, type Document } from 'bson';
import { encode } from '../bson-codec';
import { assertDepth } from '../bson-depth';
import { badValue, location } from '../errors';
import { isDocument, typeName, withId } from '../semantics';
import { readTotals, writeTotals, type CollectionInfo, type CollectionTotals } from './catalogue';
import { duplicateKeyError } from './duplicate-key';
import { IndexDefinition } from './index-definition';
import { keysOf, type DocumentKeys, type IndexKey } from './index-keys';
import { entryKey, indexPrefix, recordKey, recordOf } from './record-keys';
import { prefixRange, scan, type WriteTransaction } from './snapshot';
import { putTerms } from './text-index';

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
    this.write(number ?? this.totals.lastRecord + 1, undefined, stored, stored === doc ? raw : undefined);
    return stored;
  }

  /** Puts a new version in the place of a document. */
  replace(record: number, before: Document, after: Document): void {
    this.write(record, before, after);
  }

  delete(record: number, doc: Document): void {
    this.write(record, doc, undefined);
  }

  /** Puts one version of a document in the place of another, with all that is kept of it; without one it comes or goes. */
  private write(record: number, before?: Document, after?: Document, raw = after && encode(after)): void {
    const { transaction, totals } = this;
    if (after && raw) checkDocument(after, raw);
    const key = recordKey(this.info.id, record);
    if (before) transaction.claim('records', key);
    const sizeBefore = before ? (transaction.get('records', key)?.length ?? 0) : 0;
    const keys = this.keysOf(record, after);
    this.assertUnique(keys, record);
    for (const [index, { keys: wanted }] of keys) {
      const old = keysOf(index, before).keys;
      for (const { bytes } of without(old, wanted))
        transaction.remove('entries', entryKey(index.id, bytes, record));
      this.addEntries(index, without(wanted, old), record);
    }
    for (const index of this.info.indexes)
      if (index.isText && index.covers(record)) putTerms(transaction, index, record, before, after);
    if (raw) transaction.put('records', key, raw);
    else transaction.remove('records', key);
    totals.lastRecord = Math.max(record, totals.lastRecord);
    totals.count += Number(after !== undefined) - Number(before !== undefined);
    totals.bytes += (raw?.length ?? 0) - sizeBefore;
    writeTotals(transaction, this.info.id, totals);
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

  /** The keys of a version in every index but those of text and those that will come to it later. */
  private keysOf(record: number, doc: Document | undefined): [IndexDefinition, DocumentKeys][] {
    const keys = this.info.indexes
      .filter((index) => !index.isText && index.covers(record))
      .map((index): [IndexDefinition, DocumentKeys] => [index, keysOf(index, doc)]);
    // Planning depends on whether an index holds arrays or shortened keys, so the catalogue must know.
    const shaped = keys.map(([index, shape]) => index.withShapeOf(shape));
    if (shaped.some((index, i) => index !== keys[i]?.[0]))
      this.info = this.transaction.catalogue.changeIndexes(this.transaction, this.info, shaped);
    return keys;
  }

  private addEntries(index: IndexDefinition, keys: DocumentKeys['keys'], record: number): void {
    for (const { bytes } of keys) this.transaction.put('entries', entryKey(index.id, bytes, record), NOTHING);
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
}

/** The keys that are not among the others. */
function without(keys: IndexKey[], others: IndexKey[]): IndexKey[] {
  const known = new Set(others.map(({ bytes }) => bytes.toString('latin1')));
  return keys.filter(({ bytes }) => !known.has(bytes.toString('latin1')));
}

/** `_id` is made if it is missing, and comes first. */
const withIdFirst = (doc: Document): Document =>
  doc._id !== undefined && Object.keys(doc)[0] === '_id' ? doc : withId(doc, { _id: new ObjectId() });

/** Whether a name inside begins with `$`. */
const holdsDollar = (value: unknown): boolean =>
  (isDocument(value) || Array.isArray(value)) &&
  Object.entries(value).some(([name, inner]) => name.startsWith('$') || holdsDollar(inner));

function checkDocument(doc: Document, bytes: Uint8Array): void {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw location(
      10334,
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}`,
    );
  }
  assertDepth(doc);
  const id: unknown = doc._id;
  const type = typeName(id);
  if (type === 'array' || type === 'regex') throw badValue(`The '_id' value cannot be of type ${type}`);
  if (holdsDollar(id)) throw location(52, "_id fields may not contain '$'-prefixed fields");
}
