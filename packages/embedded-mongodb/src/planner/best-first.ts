/**
 * Records by score, best first, and newest first where scores are equal. Only those that are asked for are put in
 * order, which for the first few of many costs a small part of sorting all.
 */
export function* bestFirst(scores: Map<number, number>): Generator<[record: number, score: number]> {
  const records = Float64Array.from(scores.keys());
  const values = Float64Array.from(scores.values());
  const isBetter = (a: number, b: number) => {
    const difference = (values[a] as number) - (values[b] as number);
    return difference > 0 || (difference === 0 && (records[a] as number) > (records[b] as number));
  };
  // A heap of positions: none is better than the one at half its place.
  const heap = Uint32Array.from({ length: records.length }, (_, i) => i);
  let size = heap.length;
  const sink = (from: number) => {
    const moved = heap[from] as number;
    let at = from;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && isBetter(heap[child + 1] as number, heap[child] as number)) child++;
      if (!isBetter(heap[child] as number, moved)) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = moved;
  };
  for (let i = (size >> 1) - 1; i >= 0; i--) sink(i);
  while (size > 0) {
    const best = heap[0] as number;
    heap[0] = heap[--size] as number;
    sink(0);
    yield [records[best] as number, values[best] as number];
  }
}
