import type { Document } from 'bson';
import type { IndexDefinition } from './index-definition';
import { packPending, pendingScore, unpackPending } from './pending-terms';
import { indexPrefix, recordOf, withRecord } from './record-keys';
import { prefixRange, scan, type Snapshot, type WriteTransaction } from './snapshot';
import { tidySegments } from './segment-merges';
import { termsOf, type TermScores } from './text-keys';
import { eachOfSegment, eachOfTerm, SegmentBuilder, segmentsOf } from './text-segments';

/** The terms of the records that were changed last stand before the segments. */
const PENDING = 0x01;
/** So many changed records are kept apart before they are made into a segment. */
const MOST_PENDING = 256;

const pendingRange = ({ id }: IndexDefinition) =>
  prefixRange(Buffer.concat([indexPrefix(id), Buffer.of(PENDING)]));

/** Enters one version of a document in the place of another; without one it comes or goes. */
export function putTerms(
  transaction: WriteTransaction,
  index: IndexDefinition,
  record: number,
  before: Document | undefined,
  after: Document | undefined,
): void {
  const [old, terms] = [termsOf(index, before), termsOf(index, after)];
  if (isSame(old, terms)) return;
  const range = pendingRange(index);
  const key = withRecord(range.low, record);
  const waiting = transaction.get('entries', key);
  const isInSegments = waiting ? unpackPending(waiting).isInSegments : old.size > 0;
  if (waiting && !isInSegments && terms.size === 0) transaction.remove('entries', key);
  else transaction.put('entries', key, packPending({ terms, isInSegments }));
  if (waiting || transaction.isBuffered || transaction.count('entries', range) < MOST_PENDING) return;
  writePending(transaction, index);
  tidySegments(transaction, index);
}

const isSame = (a: TermScores, b: TermScores) =>
  a.size === b.size && [...a].every(([term, score]) => b.get(term) === score);

function writePending(transaction: WriteTransaction, index: IndexDefinition): void {
  const segment = new SegmentBuilder();
  const superseded: number[] = [];
  for (const { key, value } of scan(transaction, 'entries', pendingRange(index))) {
    const { terms, isInSegments } = unpackPending(value);
    segment.addRecord(recordOf(key), terms);
    if (isInSegments) superseded.push(recordOf(key));
    transaction.remove('entries', key);
  }
  segment.write(transaction, index, superseded);
}

/** Enters documents that the index doesn't hold yet. */
export function addToTextIndex(
  transaction: WriteTransaction,
  index: IndexDefinition,
  documents: { record: number; doc: Document }[],
): void {
  const segment = new SegmentBuilder();
  for (const { record, doc } of documents) segment.addRecord(record, termsOf(index, doc));
  segment.write(transaction, index, []);
  tidySegments(transaction, index);
}

/** The scores of all records that hold one of the terms, in no order. */
export function eachScore(
  snapshot: Snapshot,
  index: IndexDefinition,
  terms: Set<string>,
  visit: (record: number, score: number) => void,
  tick: () => void,
): void {
  // What a newer part of the index says of a record holds, whatever older ones say.
  const newer = new Set<number>();
  for (const { key, value } of scan(snapshot, 'entries', pendingRange(index))) {
    const record = recordOf(key);
    newer.add(record);
    for (const term of terms) {
      const score = pendingScore(value, term);
      if (score !== undefined) visit(record, score);
    }
  }
  for (const segment of segmentsOf(snapshot, index)) {
    for (const term of terms) {
      eachOfTerm(snapshot, index, segment, term, (record, score) => {
        tick();
        if (!newer.has(record)) visit(record, score);
      });
    }
    for (const record of segment.superseded) newer.add(record);
  }
}

/** Everything a text index holds, for checking it. */
export function eachPosted(
  snapshot: Snapshot,
  index: IndexDefinition,
  visit: (term: string, record: number, score: number) => void,
): void {
  const newer = new Set<number>();
  for (const { key, value } of scan(snapshot, 'entries', pendingRange(index))) {
    const record = recordOf(key);
    newer.add(record);
    for (const [term, score] of unpackPending(value).terms) visit(term, record, score);
  }
  for (const segment of segmentsOf(snapshot, index)) {
    eachOfSegment(snapshot, index, segment, (term, record, score) => {
      if (!newer.has(record)) visit(term, record, score);
    });
    for (const record of segment.superseded) newer.add(record);
  }
}
