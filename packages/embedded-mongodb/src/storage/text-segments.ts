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

const HEADS = 0x02;
const TERMS = 0x03;
const RECORDS = 0x04;
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
    superseded: unpackRecords(value.subarray(4)),
  })).reverse();
}

/** The records that had terms in a segment when it was made. */
export const recordsOf = (snapshot: Snapshot, index: IndexDefinition, segment: Segment): number[] =>
  unpackRecords(packedRecords(snapshot, index, segment));

export const recordCount = (snapshot: Snapshot, index: IndexDefinition, segment: Segment): number =>
  packedRecords(snapshot, index, segment).length / RECORD_BYTES;

function packedRecords(snapshot: Snapshot, index: IndexDefinition, { number }: Segment): Buffer {
  return snapshot.get('entries', segmentPrefix(index, RECORDS, number)) ?? Buffer.alloc(0);
}

function packRecords(records: number[]): Buffer {
  const bytes = Buffer.alloc(records.length * RECORD_BYTES);
  records.forEach((record, i) => bytes.writeUIntBE(record, i * RECORD_BYTES, RECORD_BYTES));
  return bytes;
}

const unpackRecords = (bytes: Buffer): number[] =>
  Array.from({ length: bytes.length / RECORD_BYTES }, (_, i) =>
    bytes.readUIntBE(i * RECORD_BYTES, RECORD_BYTES),
  );

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
  private readonly records: number[] = [];
  private postings = 0;

  addRecord(record: number, terms: TermScores): void {
    if (terms.size > 0) this.records.push(record);
    for (const [term, score] of terms) this.addPosting(term, record, score);
  }

  /** Takes over what a segment holds of records that are not superseded. */
  addSegment(
    snapshot: Snapshot,
    index: IndexDefinition,
    segment: Segment,
    isCurrent: (record: number) => boolean,
  ): void {
    for (const record of recordsOf(snapshot, index, segment))
      if (isCurrent(record)) this.records.push(record);
    eachOfSegment(snapshot, index, segment, (term, record, score) => {
      if (isCurrent(record)) this.addPosting(term, record, score);
    });
  }

  /** Writes it, unless it says nothing, as the newest segment of the index or under a number that is free. */
  write(transaction: WriteTransaction, index: IndexDefinition, superseded: number[], place?: number): void {
    if (this.postings === 0 && superseded.length === 0) return;
    const number = place ?? (segmentsOf(transaction, index)[0]?.number ?? 0) + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.postings);
    const head = Buffer.concat([count, packRecords(superseded)]);
    transaction.put('entries', segmentPrefix(index, HEADS, number), head);
    transaction.put('entries', segmentPrefix(index, RECORDS, number), packRecords(this.records));
    const segment = { number, postings: this.postings, superseded };
    for (const [term, postings] of [...this.terms].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const { low } = termRange(index, segment, term);
      for (const { base, bytes } of postingBlocks(postings))
        transaction.put('entries', withRecord(low, base), bytes);
    }
  }

  private addPosting(term: string, record: number, score: number): void {
    let postings = this.terms.get(term);
    if (!postings) this.terms.set(term, (postings = { records: [], scores: [] }));
    postings.records.push(record);
    postings.scores.push(score);
    this.postings++;
  }
}

export function removeSegment(
  transaction: WriteTransaction,
  index: IndexDefinition,
  { number }: Segment,
): void {
  for (const tag of [HEADS, RECORDS, TERMS])
    clearRange(transaction, 'entries', prefixRange(segmentPrefix(index, tag, number)));
}
