import { createHash } from 'node:crypto';
import type { IndexSegment } from './index-segment';

/** Raise it whenever words are taken from texts in another way, or a segment's columns change their meaning. */
export const segmentFormat = 1;

type StoredSegment = { _id: string; format: number; columns: Record<string, Buffer | string> };
/** As the driver returns bytes: its own class around a buffer, or a buffer. */
type StoredBytes = Uint8Array | { buffer: Uint8Array };

const numberColumns = {
  wordStarts: Uint32Array,
  frequencies: Uint32Array,
  postings: Uint8Array,
  postingStarts: Uint32Array,
  places: Uint8Array,
  placeStarts: Uint32Array,
  kinds: Uint8Array,
  days: Uint32Array,
  lengths: Uint32Array,
  updatedAt: Float64Array,
  topics: Uint16Array,
  topicStarts: Uint32Array,
} as const;
const textColumns = ['words', 'ids', 'topicIds'] as const;
type NumberColumn = keyof typeof numberColumns;
const numberColumnNames = Object.keys(numberColumns) as NumberColumn[];

/** A segment as a document of the database; its id is made of what it holds. */
export function toStoredSegment(segment: IndexSegment): StoredSegment {
  const columns: StoredSegment['columns'] = {};
  for (const name of textColumns) columns[name] = segment[name];
  for (const name of numberColumnNames) columns[name] = bytesOf(segment[name]);
  const hash = createHash('sha256').update(segment.ids).update(bytesOf(segment.updatedAt));
  return { _id: `${segmentFormat}-${hash.digest('hex').slice(0, 32)}`, format: segmentFormat, columns };
}

/** The segment that was stored; null where it is none of this format. */
export function fromStoredSegment(stored: {
  format: number;
  columns: Record<string, unknown>;
}): IndexSegment | null {
  const { format, columns } = stored;
  if (format !== segmentFormat) return null;
  const segment: Record<string, unknown> = {};
  for (const name of textColumns) {
    if (typeof columns[name] !== 'string') return null;
    segment[name] = columns[name];
  }
  for (const name of numberColumnNames) {
    const bytes = storedBytes(columns[name]);
    if (!bytes) return null;
    // A copy of its own: it has to start at a whole number, and the answer it came in is then free to go.
    segment[name] = new numberColumns[name](Uint8Array.from(bytes).buffer);
  }
  return segment as IndexSegment;
}

function bytesOf(column: IndexSegment[NumberColumn]): Buffer {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength);
}

function storedBytes(value: unknown): Uint8Array | null {
  if (value instanceof Uint8Array) return value;
  const inner = (value as StoredBytes | null | undefined)?.buffer;
  return inner instanceof Uint8Array ? inner : null;
}
