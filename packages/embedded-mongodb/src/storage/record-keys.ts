import { prefixRange, type KeyRange, type Snapshot } from './snapshot';

/** Bytes of a record's number at the end of every key. */
export const RECORD_BYTES = 6;

/** The key under which a record is stored: its collection, then its number. */
export const recordKey = (collectionId: number, record: number): Buffer =>
  withRecord(indexPrefix(collectionId), record);

export const recordsRange = (collectionId: number): KeyRange => prefixRange(indexPrefix(collectionId));

/** What all entries of an index start with. */
export function indexPrefix(indexId: number): Buffer {
  const prefix = Buffer.allocUnsafe(4);
  prefix.writeUInt32BE(indexId);
  return prefix;
}

export const entryKey = (indexId: number, bytes: Buffer, record: number): Buffer =>
  withRecord(Buffer.concat([indexPrefix(indexId), bytes]), record);

export function withRecord(prefix: Buffer, record: number): Buffer {
  const key = Buffer.allocUnsafe(prefix.length + RECORD_BYTES);
  prefix.copy(key);
  key.writeUIntBE(record, prefix.length, RECORD_BYTES);
  return key;
}

export const recordOf = (key: Buffer): number => key.readUIntBE(key.length - RECORD_BYTES, RECORD_BYTES);

export const readRecord = (snapshot: Snapshot, collectionId: number, record: number): Buffer | undefined =>
  snapshot.get('records', recordKey(collectionId, record));
