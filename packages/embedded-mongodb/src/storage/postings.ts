/** Which records hold a term, and what each scores for it. */
export interface Postings {
  records: number[];
  scores: number[];
}

/** Five to seven bytes each: LMDB then keeps two or three blocks in a page. */
const MOST_IN_BLOCK = 256;

/** Packs postings into blocks; each belongs under the number of its first record. */
export function* postingBlocks(postings: Postings): Generator<{ base: number; bytes: Buffer }> {
  const { records, scores } = inOrder(postings);
  for (let from = 0; from < records.length; from += MOST_IN_BLOCK) {
    const to = Math.min(records.length, from + MOST_IN_BLOCK);
    yield { base: records[from] as number, bytes: packBlock(records, scores, from, to) };
  }
}

/** By ascending record, which they mostly are already. */
function inOrder({ records, scores }: Postings): Postings {
  if (records.every((record, i) => i === 0 || record > (records[i - 1] as number)))
    return { records, scores };
  const order = records.map((_, i) => i).sort((a, b) => (records[a] as number) - (records[b] as number));
  return {
    records: order.map((i) => records[i] as number),
    scores: order.map((i) => scores[i] as number),
  };
}

/** For each posting its distance from the record before, seven bits a byte, then its score as a float. */
function packBlock(records: number[], scores: number[], from: number, to: number): Buffer {
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
