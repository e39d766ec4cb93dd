import { decode } from '../bson-codec';
import { CommandError, writeConflict } from '../errors';
import type { BufferedTransaction, Change } from './buffered-transaction';
import type { CollectionInfo } from './catalogue';
import { CollectionWriter } from './collection';
import { recordOf, recordsRange } from './record-keys';
import type { WriteTransaction } from './snapshot';

/**
 * Makes the changes of a buffered transaction in the newest state. To be undone as a whole if it throws.
 * @throws CommandError 112 if others have changed the same documents, or taken a unique key, since its snapshot
 */
export function commitChanges(buffered: BufferedTransaction, transaction: WriteTransaction): void {
  for (const info of buffered.catalogue.all()) {
    const changes = buffered.changesIn(recordsRange(info.id));
    if (changes.length > 0 || buffered.isNew(info.id)) commitCollection(buffered, transaction, info, changes);
  }
}

function commitCollection(
  buffered: BufferedTransaction,
  transaction: WriteTransaction,
  info: CollectionInfo,
  changes: Change[],
): void {
  const { catalogue } = transaction;
  const current = catalogue.find(info.namespace);
  // The collection was dropped in the meantime, and perhaps made anew.
  if (!buffered.isNew(info.id) && current?.id !== info.id) throw writeConflict();
  const target = current ?? catalogue.create(transaction, info.namespace, info.options);
  const writer = new CollectionWriter(transaction, target);
  // First everything old goes, so that documents may exchange their unique keys.
  for (const { key, before } of changes) {
    if (!before) continue;
    if (!transaction.get('records', key)?.equals(before)) throw writeConflict();
    writer.delete(recordOf(key), decode(before));
  }
  try {
    for (const { key, before, value } of changes) {
      if (value) writer.insert(decode(value), value, before ? recordOf(key) : undefined);
    }
  } catch (error) {
    if (error instanceof CommandError && error.code === 11000) throw writeConflict();
    throw error;
  }
}
