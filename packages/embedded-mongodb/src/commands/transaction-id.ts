import { Binary, type Document, type Long } from 'bson';
import { bsonType, isDocument } from '../bson-codec';
import { invalidOptions, typeMismatch } from '../errors';

/** The session and number under which a command came: of a transaction, or of a write that may come again. */
export interface TransactionId {
  id: Buffer;
  number: bigint;
  isTransaction: boolean;
  isStart: boolean;
}

/** The bytes of a session's id, if the command names one. */
export function sessionIdOf({ lsid }: Document): Buffer | undefined {
  if (lsid === undefined || lsid === null) return undefined;
  const id: unknown = isDocument(lsid) ? lsid.id : undefined;
  if (!(id instanceof Binary) || id.length() !== 16) throw typeMismatch("'lsid.id' must be a UUID");
  return Buffer.from(id.value());
}

/** Reads `lsid`, `txnNumber`, `autocommit` and `startTransaction`; undefined if the command has no number. */
export function transactionIdOf(command: Document): TransactionId | undefined {
  const { txnNumber, autocommit, startTransaction } = command;
  if (autocommit !== undefined && autocommit !== false) throw invalidOptions("'autocommit' must be false");
  if (startTransaction !== undefined && (startTransaction !== true || autocommit !== false))
    throw invalidOptions("'startTransaction' must be true and needs 'autocommit'");
  if (txnNumber === undefined) {
    if (autocommit === undefined) return undefined;
    throw invalidOptions("'autocommit' needs a transaction number");
  }
  const id = sessionIdOf(command);
  if (!id) throw invalidOptions('Transaction number requires a session ID to also be specified');
  if (bsonType(txnNumber) !== 'Long') throw typeMismatch("'txnNumber' must be a long");
  const number = (txnNumber as Long).toBigInt();
  if (number < 0n) throw invalidOptions('Transaction number cannot be negative');
  return { id, number, isTransaction: autocommit === false, isStart: startTransaction === true };
}
