import type { IndexDefinition } from './index-definition';
import { eachPosting, postingBlocks, type Postings } from './postings';
import { indexPrefix, RECORD_BYTES, recordOf, withRecord } from './record-keys';
import {
  clearRange,
  prefixRange,
  scan,
  type KeyRange,
  type Snapshot,
  type WriteTransaction,
} from './snapshot';
import type { TermScores } from './text-keys';

/** A part of a text index that is written once, in the order of its terms, and never changed. */
export interface Segment {
  number: number;
  postings: number;
  /** Records of which older segments still hold terms that are no longer theirs. */
  superseded: number[];
}

/** So many postings of 16 bytes are held in memory while a segment is made. */
const MOST_POSTINGS = 1_000_000;
/** So many small segments in a row are made into one. */
const MOST_ALIKE = 8;

const HEADS = 0x02;
const TERMS = 0x03;
const NUMBER_BYTES = 4;

const tagged = ({ id }: IndexDefinition, tag: number) => Buffer.concat([indexPrefix(id), Buffer.of(tag)]);

function segmentPrefix(index: IndexDefinition, tag: number, number: number): Buffer {
  const bytes = Buffer.alloc(NUMBER_BYTES);
  bytes.writeUInt32BE(number);
  return Buffer.concat([tagged(index, tag), bytes]);
}

function termRange(index: IndexDefinition, { number }: Segment, term: string): KeyRange {
  return prefixRange(Buffer.concat([segmentPrefix(index, TERMS, number), Buffer.from(term), Buffer.of(0)]));
}

/** The segments of a text index, the newest first. */
export function segmentsOf(snapshot: Snapshot, index: IndexDefinition): Segment[] {
  const heads = tagged(index, HEADS);
  return Array.from(scan(snapshot, 'entries', prefixRange(heads)), ({ key, value }) => ({
    number: key.readUInt32BE(heads.length),
    postings: value.readUInt32BE(0),
    superseded: Array.from({ length: (value.length - 4) / RECORD_BYTES }, (_, i) =>
      value.readUIntBE(4 + i * RECORD_BYTES, RECORD_BYTES),
    ),
  })).reverse();
}

/** The records of a segment that hold a term. */
export function eachOfTerm(
  snapshot: Snapshot,
  index: IndexDefinition,
  segment: Segment,
  term: string,
  visit: (record: number, score: number) => void,
): void {
  for (const { key, value } of scan(snapshot, 'entries', termRange(index, segment, term)))
    eachPosting(value, recordOf(key), visit);
}

/** Everything that a segment holds. */
export function eachOfSegment(
  snapshot: Snapshot,
  index: IndexDefinition,
  { number }: Segment,
  visit: (term: string, record: number, score: number) => void,
): void {
  const prefix = segmentPrefix(index, TERMS, number);
  for (const { key, value } of scan(snapshot, 'entries', prefixRange(prefix))) {
    const term = key.toString('utf8', prefix.length, key.length - RECORD_BYTES - 1);
    eachPosting(value, recordOf(key), (record, score) => visit(term, record, score));
  }
}

/** A segment in the making. */
export class SegmentBuilder {
  private readonly terms = new Map<string, Postings>();
  postings = 0;

  addRecord(record: number, terms: TermScores): void {
    for (const [term, score] of terms) this.add(term, record, score);
  }

  add(term: string, record: number, score: number): void {
    let postings = this.terms.get(term);
    if (!postings) this.terms.set(term, (postings = { records: [], scores: [] }));
    postings.records.push(record);
    postings.scores.push(score);
    this.postings++;
  }

  /** Writes it as the newest segment of the index. */
  write(transaction: WriteTransaction, index: IndexDefinition, superseded: Iterable<number> = []): void {
    const records = [...superseded];
    const number = (segmentsOf(transaction, index)[0]?.number ?? 0) + 1;
    const head = Buffer.alloc(4 + records.length * RECORD_BYTES);
    head.writeUInt32BE(this.postings);
    records.forEach((record, i) => head.writeUIntBE(record, 4 + i * RECORD_BYTES, RECORD_BYTES));
    transaction.put('entries', segmentPrefix(index, HEADS, number), head);
    const segment = { number, postings: this.postings, superseded: records };
    for (const [term, postings] of [...this.terms].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const { low } = termRange(index, segment, term);
      for (const { base, bytes } of postingBlocks(postings))
        transaction.put('entries', withRecord(low, base), bytes);
    }
  }
}

/** Keeps the segments few: as soon as the newest ones are many of about one size, they become one. */
export function mergeSegments(transaction: WriteTransaction, index: IndexDefinition): void {
  for (;;) {
    const segments = segmentsOf(transaction, index);
    const [newest] = segments;
    if (!newest) return;
    const end = segments.findIndex(
      ({ postings }) =>
        postings > MOST_POSTINGS / MOST_ALIKE || sizeClass(postings) > sizeClass(newest.postings),
    );
    const alike = end < 0 ? segments : segments.slice(0, end);
    if (alike.length < MOST_ALIKE) return;
    merge(transaction, index, alike, alike.length === segments.length);
  }
}

const sizeClass = (postings: number) => Math.floor(Math.log(postings + 1) / Math.log(MOST_ALIKE));

/** @param segments the newest ones, the newest first */
function merge(
  transaction: WriteTransaction,
  index: IndexDefinition,
  segments: Segment[],
  areAll: boolean,
): void {
  const merged = new SegmentBuilder();
  const superseded = new Set<number>();
  for (const segment of segments) {
    eachOfSegment(transaction, index, segment, (term, record, score) => {
      if (!superseded.has(record)) merged.add(term, record, score);
    });
    for (const record of segment.superseded) superseded.add(record);
  }
  for (const { number } of segments) {
    transaction.remove('entries', segmentPrefix(index, HEADS, number));
    clearRange(transaction, 'entries', prefixRange(segmentPrefix(index, TERMS, number)));
  }
  merged.write(transaction, index, areAll ? [] : superseded);
}
