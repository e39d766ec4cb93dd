import type { Document } from 'bson';
import { location } from '../errors';
import type { CollectionInfo } from './catalogue';
import { CollectionWriter } from './collection';
import { prefixEnd, scan, type Snapshot, type WriteTransaction } from './snapshot';
import type { IndexDefinition } from './index-definition';
import { decodeFields } from './raw-bson';
import { indexPrefix, recordKey, recordOf } from './record-keys';
import { addToTextIndex } from './text-index';

/** Documents that are entered in one go, and their bytes: other clients wait that long. */
const STRETCH = 1000;
const STRETCH_BYTES = 16 * 1024 * 1024;

/**
 * Enters the next documents of a collection into an index that is being built. Between two stretches others may write:
 * what they change of documents that are entered already goes into the index at once, the rest is met later.
 * @returns whether the index is ready
 * @throws CommandError 11000 at a duplicate of a unique index, 276 if the index has been dropped
 */
export function buildStretch(transaction: WriteTransaction, indexId: number): boolean {
  const found = findIndex(transaction, indexId);
  if (!found) throw location(276, 'the index was dropped while it was built');
  const { info, index } = found;
  const from = index.state.builtUpTo;
  if (from === undefined) return true;
  const range = { low: recordKey(info.id, from + 1), high: prefixEnd(indexPrefix(info.id)) };
  const documents: { record: number; doc: Document }[] = [];
  let bytes = 0;
  let isReady = true;
  for (const { key, value } of scan(transaction, 'records', range)) {
    documents.push({ record: recordOf(key), doc: decodeFields(value, index.topFields) });
    bytes += value.length;
    isReady = documents.length < STRETCH && bytes < STRETCH_BYTES;
    if (!isReady) break;
  }
  let built = index;
  if (index.isText) addToTextIndex(transaction, index, documents);
  else {
    const writer = new CollectionWriter(transaction, info);
    for (const { record, doc } of documents) built = writer.enter(built, record, doc);
  }
  const progress = isReady ? undefined : documents.at(-1)?.record;
  transaction.catalogue.changeIndex(transaction, info, built.withProgress(progress));
  return isReady;
}

/** The indexes whose build was broken off. */
export const unfinishedIndexes = ({ catalogue }: Snapshot): number[] =>
  catalogue.all().flatMap(({ indexes }) => indexes.filter(({ isReady }) => !isReady).map(({ id }) => id));

/** Gives up an index that can't be built. */
export function dropIndex(transaction: WriteTransaction, indexId: number): void {
  const found = findIndex(transaction, indexId);
  if (found) transaction.catalogue.removeIndexes(transaction, found.info, [indexId]);
}

function findIndex(
  { catalogue }: Snapshot,
  indexId: number,
): { info: CollectionInfo; index: IndexDefinition } | undefined {
  for (const info of catalogue.all()) {
    const index = info.indexes.find(({ id }) => id === indexId);
    if (index) return { info, index };
  }
  return undefined;
}
