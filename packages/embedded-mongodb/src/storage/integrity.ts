import { decode } from '../bson-codec';
import { readTotals } from './catalogue';
import { entryKey, indexPrefix, recordOf, recordsRange } from './collection';
import { keysOf } from './index-keys';
import { prefixRange, scan, type Snapshot } from './snapshot';

/** Compares documents, index entries and totals with each other; returns what does not fit, nothing if all is well. */
export function checkIntegrity(snapshot: Snapshot): string[] {
  const problems: string[] = [];
  for (const { id, namespace, indexes } of snapshot.catalogue.all()) {
    const totals = readTotals(snapshot, id);
    const wanted = new Map(indexes.map((index) => [index, 0]));
    let count = 0;
    let bytes = 0;
    for (const { key, value } of scan(snapshot, 'records', recordsRange(id))) {
      const record = recordOf(key);
      const doc = decode(value);
      count++;
      bytes += value.length;
      if (record > totals.lastRecord) problems.push(`${namespace}: record ${record} is beyond the last one`);
      for (const index of indexes) {
        for (const { bytes: entry } of keysOf(index, doc).keys) {
          wanted.set(index, (wanted.get(index) ?? 0) + 1);
          if (snapshot.get('entries', entryKey(index.id, entry, record)) === undefined) {
            problems.push(`${namespace}: record ${record} is missing in ${index.name}`);
          }
        }
      }
    }
    if (count !== totals.count || bytes !== totals.bytes) {
      problems.push(
        `${namespace}: ${count} documents of ${bytes} bytes, counted ${totals.count} of ${totals.bytes}`,
      );
    }
    for (const [index, entries] of wanted) {
      const found = snapshot.count('entries', prefixRange(indexPrefix(index.id)));
      if (found !== entries)
        problems.push(`${namespace}: ${index.name} has ${found} entries instead of ${entries}`);
    }
  }
  return problems;
}
