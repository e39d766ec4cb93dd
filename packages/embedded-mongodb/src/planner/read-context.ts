import { location } from '../errors';
import type { Snapshot } from '../storage/snapshot';

/** What a running query reads through, how long it may take, and what it has looked at so far. */
export class ReadContext {
  keysExamined = 0;
  docsExamined = 0;
  private deadline = Infinity;
  private steps = 0;

  constructor(public current: Snapshot) {}

  /** From now on the query may take this long; 0 is without limit. */
  allow(milliseconds: number): void {
    this.deadline = milliseconds > 0 ? performance.now() + milliseconds : Infinity;
  }

  /** Called once a document or key; ends a query that takes too long. */
  tick(): void {
    if ((++this.steps & 15) === 0 && performance.now() > this.deadline) {
      throw location(50, 'operation exceeded time limit');
    }
  }
}
