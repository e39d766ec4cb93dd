import type { CollectionInfo } from '../storage/catalogue';
import { CollectionWriter } from '../storage/collection';
import type { WriteTransaction } from '../storage/snapshot';

/** The collection, made now if it does not exist: MongoDB's collections come into being with their first document. */
export function ensureCollection(transaction: WriteTransaction, namespace: string): CollectionInfo {
  const { catalogue } = transaction;
  return catalogue.find(namespace) ?? catalogue.create(transaction, namespace, {});
}

/** A writer for a collection, for as long as its definition does not change. */
export function writerFor(transaction: WriteTransaction, namespace: string): CollectionWriter {
  return new CollectionWriter(transaction, ensureCollection(transaction, namespace));
}
