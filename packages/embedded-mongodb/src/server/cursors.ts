import { randomBytes } from 'node:crypto';
import type { ReadContext } from '../planner/read-context';
import type { Snapshot } from '../storage/snapshot';
import { CommandError, location } from '../errors';
import { BufferedTransaction } from '../storage/buffered-transaction';

const IDLE_LIMIT_MS = 10 * 60 * 1000;
/** Room for the rest of the answer is left below the largest document. */
const BATCH_BYTES = 16 * 1024 * 1024 - 16 * 1024;

/** A running query: gives out its documents as BSON, batch by batch, each in the newest snapshot. */
export class Cursor {
  private waiting?: Uint8Array;
  private isDone = false;
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
    while (!this.isDone && batch.length < count) {
      const next = this.take();
      if (!next) break;
      // Every element costs its index as a name, too.
      bytes += next.length + 10;
      if (batch.length > 0 && bytes > BATCH_BYTES) {
        this.waiting = next;
        break;
      }
      batch.push(next);
    }
    // A client that is told at once that nothing follows saves itself a question.
    if (!this.isDone && !this.waiting && count > 0) this.waiting = this.take();
    this.timeLeft = Math.max(this.timeLeft - (performance.now() - start), 0.1);
    return batch;
  }

  /** The transaction that the cursor was opened in: it can only go on there. */
  get transaction(): BufferedTransaction | undefined {
    const { current } = this.context;
    return current instanceof BufferedTransaction ? current : undefined;
  }

  get exhausted(): boolean {
    return this.isDone && !this.waiting;
  }

  close(): void {
    this.isDone = true;
    this.waiting = undefined;
    this.documents.return?.();
  }

  private take(): Uint8Array | undefined {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting) return waiting;
    const next = this.documents.next();
    if (!next.done) return next.value;
    this.isDone = true;
    return undefined;
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

  /** @throws CommandError 43 if there is no such cursor on the namespace, 50741 if it is of another transaction */
  get(id: bigint, namespace: string, snapshot: Snapshot): Cursor {
    const cursor = this.cursors.get(id);
    if (cursor?.namespace !== namespace)
      throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`);
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
