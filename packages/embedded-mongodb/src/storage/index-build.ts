import type { Document } from 'bson';
import { location } from '../errors';
import { CollectionWriter } from './collection';
import { prefixEnd, scan, type Snapshot, type WriteTransaction } from './snapshot';
import { decodeFields } from './raw-bson';
import { indexPrefix, recordKey, recordOf } from './record-keys';
import { addToTextIndex } from './text-index';

/** Documents that are entered in one go, and their bytes: other clients wait that long. */
const STRETCH = 1000;
const STRETCH_BYTES = 16 * 1024 * 1024;

/**
 * Enters the next documents of a collection into indexes of it that are being built, which become ready all at once.
 * Between two stretches others may write: what they change of documents that are entered already goes into the index at
 * once, the rest is met later.
 * @returns whether the indexes are ready
 * @throws CommandError 11000 at a duplicate of a unique index, 276 if one of the indexes has been dropped
 */
export function buildStretch(transaction: WriteTransaction, indexIds: number[]): boolean {
  const { catalogue } = transaction;
  const info = catalogue.all().find(({ indexes }) => indexes.some(({ id }) => indexIds.includes(id)));
  const wanted = info?.indexes.filter(({ id }) => indexIds.includes(id)) ?? [];
  if (!info || wanted.length < new Set(indexIds).size)
    throw location(276, 'an index was dropped while it was built');
  const building = wanted.filter(({ isReady }) => !isReady);
  if (building.length === 0) return true;
  const from = Math.min(...building.map(({ state }) => state.builtUpTo as number));
  const range = { low: recordKey(info.id, from + 1), high: prefixEnd(indexPrefix(info.id)) };
  const sets = building.map(({ topFields }) => topFields);
  const fields = sets.includes(undefined) ? undefined : new Set(sets.flatMap((set) => [...(set ?? [])]));
  const documents: { record: number; doc: Document }[] = [];
  let bytes = 0;
  let isReady = true;
  for (const { key, value } of scan(transaction, 'records', range)) {
    documents.push({ record: recordOf(key), doc: decodeFields(value, fields) });
    bytes += value.length;
    isReady = documents.length < STRETCH && bytes < STRETCH_BYTES;
    if (!isReady) break;
  }
  const writer = new CollectionWriter(transaction, info);
  const progress = isReady ? undefined : documents.at(-1)?.record;
  const built = building.map((index) => {
    const missing = documents.filter(({ record }) => !index.covers(record));
    const holds = progress && Math.max(progress, index.state.builtUpTo as number);
    if (index.isText) addToTextIndex(transaction, index, missing);
    else for (const { record, doc } of missing) index = writer.enter(index, record, doc);
    return index.withProgress(holds);
  });
  catalogue.changeIndexes(transaction, info, built);
  return isReady;
}

/** The indexes that are not ready, and how far each has come. */
export const unfinishedIndexes = ({ catalogue }: Snapshot): Map<number, number> =>
  new Map(
    catalogue
      .all()
      .flatMap(({ indexes }) => indexes)
      .flatMap(({ id, state: { builtUpTo } }) => (builtUpTo === undefined ? [] : [[id, builtUpTo]])),
  );

/** Gives up those of the indexes that are not ready; nobody has been told of them. */
export function dropUnfinished(transaction: WriteTransaction, indexIds: number[]): void {
  const { catalogue } = transaction;
  for (const info of catalogue.all()) {
    const dropped = info.indexes.flatMap(({ id, isReady }) =>
      !isReady && indexIds.includes(id) ? [id] : [],
    );
    if (dropped.length > 0) catalogue.removeIndexes(transaction, info, dropped);
  }
}
