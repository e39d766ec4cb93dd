import { encode } from '../bson-codec';
import { location } from '../errors';
import { decodeKey } from '../storage/key-decoding';
import { readRecord, recordOf, recordsRange } from '../storage/record-keys';
import type { CollectionInfo } from '../storage/catalogue';
import { scanEntries, type Entry, type Snapshot } from '../storage/snapshot';
import type { AccessPath, IndexScan } from './access-path';
import type { ReadContext } from './read-context';
import { Row } from './row';
import { textMatches } from './text-search';

/**
 * The rows that an access path leads to, each once; those of an inexact path are still to be filtered.
 * @throws CommandError 175 if between two batches the collection, or an index on the path, has been dropped
 */
export function* scanRows(
  info: CollectionInfo | undefined,
  path: AccessPath,
  context: ReadContext,
): Generator<Row> {
  if (!info) return;
  let checked = context.current;
  const check = () => {
    if (context.current === checked) return;
    checked = context.current;
    if (!isThere(info, path, checked)) throw location(175, 'the collection or an index of it was dropped');
  };
  for (const row of rowsOf(info, path, context)) {
    check();
    yield row;
  }
  check();
}

function isThere({ id, namespace }: CollectionInfo, path: AccessPath, { catalogue }: Snapshot): boolean {
  const now = catalogue.find(namespace);
  const scans = path.kind === 'OR' ? path.branches : path.kind === 'COLLSCAN' ? [] : [path];
  return now?.id === id && scans.every(({ index }) => now.indexes.some((one) => one.id === index.id));
}

function rowsOf(info: CollectionInfo, path: AccessPath, context: ReadContext): Iterable<Row> {
  switch (path.kind) {
    case 'COLLSCAN':
      return collectionRows(info, path.backwards, context);
    case 'IXSCAN':
      return path.covers
        ? coveredRows(info, path, context)
        : fetched(info, indexRecords(path, context), context);
    case 'OR':
      return fetched(info, unionRecords(path.branches, context), context);
    case 'TEXT_MATCH':
      return textMatches(info, path, context);
  }
}

function* collectionRows(info: CollectionInfo, backwards: boolean, context: ReadContext): Generator<Row> {
  for (const { key, value } of scanEntries(context, 'records', recordsRange(info.id), backwards)) {
    context.tick();
    context.docsExamined++;
    yield new Row(recordOf(key), value);
  }
}

function* fetched(info: CollectionInfo, records: Iterable<number>, context: ReadContext): Generator<Row> {
  for (const record of records) {
    const raw = readRecord(context.current, info.id, record);
    // Between two batches of a cursor a document may have gone.
    if (!raw) continue;
    context.docsExamined++;
    yield new Row(record, raw);
  }
}

/** Rows that hold what the index tells of their documents, which is all that is asked for. */
function* coveredRows(info: CollectionInfo, scan: IndexScan, context: ReadContext): Generator<Row> {
  // Between two batches of a cursor the first array may come into the index, or the first key that does not tell all.
  const isAsPlanned = () => context.current.catalogue.find(info.namespace) === info;
  for (const key of indexKeys(scan, context)) {
    const doc = isAsPlanned() ? decodeKey(scan.index, key) : undefined;
    if (doc) yield new Row(recordOf(key), Buffer.from(encode(doc)));
    else yield* fetched(info, [recordOf(key)], context);
  }
}

/** The numbers of the records in an index scan, in its order, each once, and none that was seen before. */
export function* indexRecords(
  scan: IndexScan,
  context: ReadContext,
  // Only an array can have put a record into an index more than once.
  seen = scan.index.isMultikey ? new Set<number>() : undefined,
): Generator<number> {
  for (const key of indexKeys(scan, context)) {
    const record = recordOf(key);
    if (seen?.has(record)) continue;
    seen?.add(record);
    yield record;
  }
}

function* indexKeys(scan: IndexScan, context: ReadContext): Generator<Buffer> {
  for (const { key } of scan.mergeFrom
    ? mergedEntries(scan, scan.mergeFrom, context)
    : entries(scan, context)) {
    context.tick();
    context.keysExamined++;
    yield key;
  }
}

function* entries({ ranges, backwards }: IndexScan, context: ReadContext): Generator<Entry> {
  for (const range of backwards ? [...ranges].reverse() : ranges) {
    yield* scanEntries(context, 'entries', range, backwards);
  }
}

/** Several stretches, each in order, as one: always the entry whose key comes first behind its prefix. */
function* mergedEntries(scan: IndexScan, prefixLengths: number[], context: ReadContext): Generator<Entry> {
  const sources = scan.ranges.flatMap((range, i) => {
    const rest = scanEntries(context, 'entries', range, scan.backwards);
    const first = rest.next();
    return first.done ? [] : [{ rest, entry: first.value, prefix: prefixLengths[i] ?? 0 }];
  });
  const sign = scan.backwards ? -1 : 1;
  while (sources.length > 0) {
    let best = 0;
    for (let i = 1; i < sources.length; i++) {
      const [a, b] = [sources[i], sources[best]] as [(typeof sources)[0], (typeof sources)[0]];
      if (a.entry.key.compare(b.entry.key, b.prefix, undefined, a.prefix) * sign < 0) best = i;
    }
    const source = sources[best] as (typeof sources)[0];
    yield source.entry;
    const next = source.rest.next();
    if (next.done) sources.splice(best, 1);
    else source.entry = next.value;
  }
}

function* unionRecords(branches: IndexScan[], context: ReadContext): Generator<number> {
  const seen = new Set<number>();
  for (const branch of branches) yield* indexRecords(branch, context, seen);
}
