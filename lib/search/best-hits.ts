import { idAt, type IndexSegment } from './index-segment';

/** A result before it is looked up: how well it fits, its day as 20171001 (0: none), and where it stands. */
export type Hit = { score: number; day: number; segment: IndexSegment; document: number };

export const hitId = ({ segment, document }: Hit): string => idAt(segment.ids, document);

/** True where the first comes before the second in the results. */
export type HitOrder = (one: Hit, other: Hit) => boolean;

/** Best first; of those that fit equally well the newest. */
export const byRelevance: HitOrder = (one, other) =>
  one.score === other.score ? byDay(one, other) : one.score > other.score;

/** Newest first; of one day the best. */
export const byNewest: HitOrder = (one, other) =>
  one.day === other.day && one.score !== other.score ? one.score > other.score : byDay(one, other);

const byDay: HitOrder = (one, other) =>
  one.day === other.day ? hitId(one) > hitId(other) : one.day > other.day;

/** Keeps the first `limit` of any number of hits, in a heap whose root is the last of them. */
export class BestHits {
  private readonly heap: Hit[] = [];

  constructor(
    private readonly limit: number,
    private readonly before: HitOrder,
  ) {}

  add(hit: Hit): void {
    const { heap } = this;
    if (heap.length < this.limit) {
      heap.push(hit);
      this.rise(heap.length - 1);
    } else if (heap[0] && this.before(hit, heap[0])) {
      heap[0] = hit;
      this.sink(0);
    }
  }

  /** All that were kept, in their order. */
  inOrder(): Hit[] {
    return [...this.heap].sort((one, other) => (this.before(one, other) ? -1 : 1));
  }

  private rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.swapIfLast(at, parent)) return;
      at = parent;
    }
  }

  private sink(from: number): void {
    for (let at = from; ;) {
      const left = at * 2 + 1;
      const [one, other] = [this.heap[left], this.heap[left + 1]];
      const child = one && other && this.before(one, other) ? left + 1 : left;
      if (!one || !this.swapIfLast(child, at)) return;
      at = child;
    }
  }

  /** Moves the hit at `child` above its parent where it comes later than that. */
  private swapIfLast(child: number, parent: number): boolean {
    const [below, above] = [this.heap[child], this.heap[parent]];
    if (!below || !above || !this.before(above, below)) return false;
    this.heap[child] = above;
    this.heap[parent] = below;
    return true;
  }
}
