import type { IndexDefinition } from './index-definition';
import type { WriteTransaction } from './snapshot';
import {
  recordCount,
  recordsOf,
  removeSegment,
  SegmentBuilder,
  segmentsOf,
  type Segment,
} from './text-segments';

/** So many postings of 16 bytes are held in memory while a segment is made. */
const MOST_POSTINGS = 1_000_000;
/** So many segments in a row are made into one, if none is much larger than the others. */
const MOST_ALIKE = 8;

/** Keeps the segments few, and free of much that newer ones know better. */
export function tidySegments(transaction: WriteTransaction, index: IndexDefinition): void {
  for (;;) {
    const segments = segmentsOf(transaction, index);
    const run = runOfAlike(segments);
    if (!run) return refreshSegments(transaction, index, segments);
    merge(transaction, index, segments, ...run);
  }
}

/** Where segments that are to become one begin and end: none is larger than a quarter of them all. */
function runOfAlike(segments: Segment[]): [from: number, to: number] | undefined {
  for (let from = 0; from < segments.length; from++) {
    let sum = 0;
    let largest = 0;
    for (const [i, { postings }] of segments.slice(from).entries()) {
      sum += postings;
      largest = Math.max(largest, postings);
      if (sum > MOST_POSTINGS) break;
      if (i + 1 >= MOST_ALIKE && largest <= sum / 4) return [from, from + i + 1];
    }
  }
  return undefined;
}

/** Writes the segments anew of which most records are superseded. */
function refreshSegments(transaction: WriteTransaction, index: IndexDefinition, segments: Segment[]): void {
  const newer = new Set<number>();
  for (const [i, segment] of segments.entries()) {
    // Mostly they are so few that there is no need to look which.
    if (newer.size > recordCount(transaction, index, segment) / 2) {
      const records = recordsOf(transaction, index, segment);
      const current = records.filter((record) => !newer.has(record));
      if (current.length < records.length / 2) merge(transaction, index, segments, i, i + 1);
    }
    for (const record of segment.superseded) newer.add(record);
  }
}

/** Makes one of some segments in a row, in the place of the oldest of them. */
function merge(
  transaction: WriteTransaction,
  index: IndexDefinition,
  segments: Segment[],
  from: number,
  to: number,
): void {
  const merged = new SegmentBuilder();
  const newer = new Set(segments.slice(0, from).flatMap(({ superseded }) => superseded));
  const superseded = new Set<number>();
  const run = segments.slice(from, to);
  for (const segment of run) {
    merged.addSegment(transaction, index, segment, (record) => !newer.has(record));
    for (const record of segment.superseded) {
      newer.add(record);
      superseded.add(record);
    }
  }
  for (const segment of run) removeSegment(transaction, index, segment);
  const held = new Set(segments.slice(to).flatMap((segment) => recordsOf(transaction, index, segment)));
  const kept = [...superseded].filter((record) => held.has(record));
  merged.write(transaction, index, kept, run.at(-1)?.number);
}
