/** Which records hold a term, in ascending order, and what each scores for it. */
export interface Postings {
  records: number[];
  scores: number[];
}

/** Five to seven bytes each: LMDB then keeps two or three blocks in a page. */
export const MOST_IN_BLOCK = 256;

/**
 * Packs postings: for each its distance from the record before, seven bits a byte, then its score as a float. The
 * first distance is from `base`, which stands in the block's key.
 */
export function packPostings({ records, scores }: Postings, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafe((to - from) * 11);
  let at = 0;
  let last = records[from] as number;
  for (let i = from; i < to; i++) {
    let distance = (records[i] as number) - last;
    last = records[i] as number;
    while (distance > 127) {
      bytes[at++] = (distance % 128) | 128;
      distance = Math.floor(distance / 128);
    }
    bytes[at++] = distance;
    at = bytes.writeFloatLE(scores[i] as number, at);
  }
  return bytes.subarray(0, at);
}

/** Calls back for each posting of a block whose first record is `base`. */
export function eachPosting(
  block: Buffer,
  base: number,
  visit: (record: number, score: number) => void,
): void {
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  let record = base;
  for (let at = 0; at < block.length; at += 4) {
    let factor = 1;
    let byte: number;
    do {
      byte = block[at++] as number;
      record += (byte & 127) * factor;
      factor *= 128;
    } while (byte > 127);
    visit(record, view.getFloat32(at, true));
  }
}

/** Cuts postings into blocks; each begins with the record that stands in its key. */
export function* postingBlocks(postings: Postings): Generator<{ base: number; bytes: Buffer }> {
  const { records } = postings;
  for (let from = 0; from < records.length; from += MOST_IN_BLOCK) {
    const to = Math.min(records.length, from + MOST_IN_BLOCK);
    yield { base: records[from] as number, bytes: packPostings(postings, from, to) };
  }
}

/** The block's postings with some records given other scores: undefined takes a record out. */
export function changePostings(
  block: Buffer | undefined,
  base: number,
  changes: [record: number, score: number | undefined][],
): Postings {
  const result: Postings = { records: [], scores: [] };
  const add = (record: number, score: number) => {
    result.records.push(record);
    result.scores.push(score);
  };
  let next = 0;
  const addBefore = (record: number) => {
    for (let change = changes[next]; change && change[0] < record; change = changes[++next]) {
      if (change[1] !== undefined) add(change[0], change[1]);
    }
  };
  if (block) {
    eachPosting(block, base, (record, score) => {
      addBefore(record);
      if (changes[next]?.[0] === record) return;
      add(record, score);
    });
  }
  addBefore(Infinity);
  return result;
}
