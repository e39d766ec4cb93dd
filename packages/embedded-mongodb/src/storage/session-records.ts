import { Long, type Document } from 'bson';
import { asNumber, decode, encode } from '../bson-codec';
import { scan, type Snapshot, type WriteTransaction } from './snapshot';

/** What is remembered of a client's session, written together with the changes that it tells of. */
export interface SessionRecord {
  /** The newest retryable write or committed transaction. */
  txnNumber: bigint;
  /** Whether that was a transaction, which is committed. */
  isTransaction: boolean;
  /** For a retryable write: what each statement that is done was answered with, by its number. */
  statements: Document;
}

export function readSessionRecord(snapshot: Snapshot, id: Buffer): SessionRecord | undefined {
  const stored = snapshot.get('sessions', id);
  if (!stored) return undefined;
  const { txnNumber, isTransaction, statements } = decode(stored);
  return {
    txnNumber: (txnNumber as Long).toBigInt(),
    isTransaction: isTransaction as boolean,
    statements: statements as Document,
  };
}

export function writeSessionRecord(transaction: WriteTransaction, id: Buffer, record: SessionRecord): void {
  const txnNumber = Long.fromBigInt(record.txnNumber);
  transaction.put('sessions', id, encode({ at: Date.now(), ...record, txnNumber }));
}

const EVERY_ID = { low: Buffer.of(0), high: Buffer.alloc(17, 0xff) };

/** The ids of sessions whose records were last written before a time in milliseconds, at most so many of them. */
export function oldSessionIds(snapshot: Snapshot, before: number, most: number): Buffer[] {
  const found: Buffer[] = [];
  for (const { key, value } of scan(snapshot, 'sessions', EVERY_ID)) {
    if ((asNumber(decode(value).at) ?? 0) < before) found.push(key);
    if (found.length === most) break;
  }
  return found;
}
