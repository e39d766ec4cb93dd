import { prefixRange, type KeyRange, type Snapshot } from './snapshot';

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

export const entryKey = (indexId: number, bytes: Buffer, record: number): Buffer =>
  withRecord(Buffer.concat([indexPrefix(indexId), bytes]), record);

export function withRecord(prefix: Buffer, record: number): Buffer {
  const key = Buffer.allocUnsafe(prefix.length + RECORD_BYTES);
  prefix.copy(key);
  key.writeUIntBE(record, prefix.length, RECORD_BYTES);
  return key;
}

export const recordOf = (key: Buffer): number => key.readUIntBE(key.length - RECORD_BYTES, RECORD_BYTES);

export function readRecord(snapshot: Snapshot, collectionId: number, record: number): Buffer | undefined {
  return snapshot.get('records', recordKey(collectionId, record));
}
