import type { Engine } from '../server/engine';
import type { CollectionInfo } from '../storage/catalogue';
import { CollectionWriter } from '../storage/collection';
import type { WriteTransaction } from '../storage/environment';

/** The collection, made now if it does not exist: MongoDB's collections come into being with their first document. */
export function ensureCollection(
  engine: Engine,
  transaction: WriteTransaction,
  namespace: string,
): CollectionInfo {
  return engine.catalogue.find(namespace) ?? engine.catalogue.create(transaction, namespace, {});
}

/** A writer for a collection, for as long as its definition does not change. */
export function writerFor(
  engine: Engine,
  transaction: WriteTransaction,
  namespace: string,
): CollectionWriter {
  return new CollectionWriter(
    transaction,
    engine.catalogue,
    ensureCollection(engine, transaction, namespace),
  );
}
