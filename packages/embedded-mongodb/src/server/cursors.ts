import { randomBytes } from 'node:crypto';
import type { ReadContext } from '../planner/read-context';
import type { Snapshot } from '../storage/snapshot';
import { location } from '../errors';
import { BufferedTransaction } from '../storage/buffered-transaction';

const IDLE_LIMIT_MS = 10 * 60 * 1000;
/** Room for the rest of the answer is left below the largest document. */
const BATCH_BYTES = 16 * 1024 * 1024 - 16 * 1024;

/** A running query: gives out its documents as BSON, batch by batch, each in the newest snapshot. */
export class Cursor {
  /** What was looked at and not given out yet. */
  private upcoming?: IteratorResult<Uint8Array, unknown>;
  private timeLeft: number;
  lastUse = Date.now();

  constructor(
    readonly namespace: string,
    private readonly documents: Iterator<Uint8Array>,
    private readonly context: ReadContext,
    /** What the whole query may take in milliseconds, all batches together; 0 is without limit. */
    maxTimeMs = 0,
  ) {
    this.timeLeft = maxTimeMs > 0 ? maxTimeMs : Infinity;
  }

  /** Up to `count` documents, and fewer if they get too long for one answer. */
  nextBatch(snapshot: Snapshot, count: number): Uint8Array[] {
    const start = performance.now();
    this.context.current = snapshot;
    this.context.allow(this.timeLeft);
    this.lastUse = Date.now();
    const batch: Uint8Array[] = [];
    let bytes = 0;
    while (count > 0) {
      // One more is looked at than wanted: a client that is told that nothing follows saves itself a question.
      this.upcoming ??= this.documents.next();
      if (this.upcoming.done || batch.length === count) break;
      // Every element costs its index as a name, too.
      bytes += this.upcoming.value.length + 10;
      if (batch.length > 0 && bytes > BATCH_BYTES) break;
      batch.push(this.upcoming.value);
      this.upcoming = undefined;
    }
    this.timeLeft = Math.max(this.timeLeft - (performance.now() - start), 0.1);
    return batch;
  }

  /** The transaction that the cursor was opened in: it can only go on there. */
  get transaction(): BufferedTransaction | undefined {
    const { current } = this.context;
    return current instanceof BufferedTransaction ? current : undefined;
  }

  get exhausted(): boolean {
    return this.upcoming?.done === true;
  }

  close(): void {
    this.upcoming = { done: true, value: undefined };
    this.documents.return?.();
  }
}

/** The cursors that clients have not read to their end. */
export class CursorRegistry {
  private readonly cursors = new Map<bigint, Cursor>();

  add(cursor: Cursor): bigint {
    const id = randomBytes(8).readBigInt64LE() & 0x7fffffffffffffffn;
    if (id === 0n || this.cursors.has(id)) return this.add(cursor);
    this.cursors.set(id, cursor);
    return id;
  }

  /** @throws CommandError 43 if there is no such cursor, 13 or 50741 if it is of another namespace or transaction */
  get(id: bigint, namespace: string, snapshot: Snapshot): Cursor {
    const cursor = this.cursors.get(id);
    if (!cursor) throw location(43, `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) throw location(13, `cursor id ${id} belongs to another namespace`);
    if (cursor.transaction !== (snapshot instanceof BufferedTransaction ? snapshot : undefined))
      throw location(50741, `cursor id ${id} belongs to another transaction`);
    return cursor;
  }

  /** Says whether there was such a cursor. */
  remove(id: bigint): boolean {
    this.cursors.get(id)?.close();
    return this.cursors.delete(id);
  }

  /** Forgets the cursors of a transaction that is over. */
  removeOf(transaction: BufferedTransaction): void {
    for (const [id, cursor] of this.cursors) if (cursor.transaction === transaction) this.remove(id);
  }

  /** Forgets the cursors that nobody has asked for a long time. */
  sweep(now = Date.now()): void {
    for (const [id, { lastUse }] of this.cursors) if (now - lastUse > IDLE_LIMIT_MS) this.remove(id);
  }
}
