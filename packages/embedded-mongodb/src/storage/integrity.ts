import { decode } from '../bson-codec';
import { readTotals, type CollectionInfo } from './catalogue';
import type { IndexDefinition } from './index-definition';
import { keysOf } from './index-keys';
import { entryKey, indexPrefix, recordOf, recordsRange } from './record-keys';
import { prefixRange, scan, type Snapshot } from './snapshot';
import { eachPosted } from './text-index';
import { termsOf } from './text-keys';

/** Compares documents, index entries and totals with each other; returns what does not fit, nothing if all is well. */
export function checkIntegrity(snapshot: Snapshot, collections = snapshot.catalogue.all()): string[] {
  return collections.flatMap((info) => {
    try {
      return checkCollection(snapshot, info);
    } catch (error) {
      return [`${info.namespace} can not be read: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

function checkCollection(snapshot: Snapshot, info: CollectionInfo): string[] {
  const { id, namespace, indexes } = info;
  const problems: string[] = [];
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
    for (const [index, sum] of wanted) {
      if (!index.covers(record)) continue;
      if (index.isText) {
        let terms = 0;
        for (const [term, score] of termsOf(index, doc)) terms += fingerprint(term, record, score);
        wanted.set(index, sum + terms);
        continue;
      }
      const { keys } = keysOf(index, doc);
      wanted.set(index, sum + keys.length);
      for (const { bytes: entry } of keys) {
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
  for (const [index, sum] of wanted) {
    if (index.isText) {
      if (sum !== sumOfPostings(snapshot, index))
        problems.push(`${namespace}: ${index.name} does not hold the words of the documents`);
      continue;
    }
    const found = snapshot.count('entries', prefixRange(indexPrefix(index.id)));
    if (found !== sum) problems.push(`${namespace}: ${index.name} has ${found} entries instead of ${sum}`);
  }
  return problems;
}

function sumOfPostings(snapshot: Snapshot, index: IndexDefinition): number {
  let sum = 0;
  eachPosted(snapshot, index, (term, record, score) => (sum += fingerprint(term, record, score)));
  return sum;
}

/** A number that differs for most postings; their sum tells whether two lists are the same, in whatever order. */
function fingerprint(term: string, record: number, score: number): number {
  let hash = Math.trunc(record + score * 65_536) | 0;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0xffffff;
}
