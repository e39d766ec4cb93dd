import type { KeptAnswer } from './kept-answer';

export type KeptPage = {
  answer: KeptAnswer;
  /** The content version that was in force before it was made. */
  version: number;
  takeDowns: number;
  /** Epoch milliseconds after which it is made anew even where nothing changed. */
  renewAt: number;
  /** Whether anybody asked a second time. */
  wanted: boolean;
  /** Whether anybody asked since room was last looked for. */
  used: boolean;
};

/**
 * Ready-made pages in memory by their clean address, bounded by bytes. What was asked for once is on probation in a
 * part of its own, so that a crawl through every old address never pushes out what readers come back to. Within each
 * part the oldest that nobody asked for lately goes first (a clock: cheaper at each request than an exact order).
 */
export class PageCache {
  readonly #proven = new Map<string, KeptPage>();
  readonly #probation = new Map<string, KeptPage>();
  readonly #most: { proven: number; probation: number };
  #provenBytes = 0;
  #probationBytes = 0;

  constructor(mostBytes: number) {
    const probation = Math.floor(mostBytes / 4);
    this.#most = { probation, proven: mostBytes - probation };
  }

  get bytes(): number {
    return this.#provenBytes + this.#probationBytes;
  }

  get(address: string): KeptPage | undefined {
    const proven = this.#proven.get(address);
    if (proven) {
      proven.used = true;
      return proven;
    }
    const page = this.#probation.get(address);
    if (!page) return undefined;
    this.delete(address);
    page.wanted = true;
    this.#proven.set(address, page);
    this.#provenBytes += page.answer.bytes;
    this.#shrink();
    return page;
  }

  set(address: string, page: KeptPage): void {
    const wasProven = this.#proven.has(address);
    this.delete(address);
    if (page.answer.bytes > this.#most.probation) return;
    if (wasProven) {
      page.wanted = true;
      this.#proven.set(address, page);
      this.#provenBytes += page.answer.bytes;
    } else {
      this.#probation.set(address, page);
      this.#probationBytes += page.answer.bytes;
    }
    this.#shrink();
  }

  delete(address: string): void {
    const proven = this.#proven.get(address);
    if (proven) this.#provenBytes -= proven.answer.bytes;
    this.#proven.delete(address);
    const page = this.#probation.get(address);
    if (page) this.#probationBytes -= page.answer.bytes;
    this.#probation.delete(address);
  }

  clear(): void {
    this.#proven.clear();
    this.#probation.clear();
    this.#provenBytes = 0;
    this.#probationBytes = 0;
  }

  #shrink(): void {
    for (const [address, page] of this.#proven) {
      if (this.#provenBytes <= this.#most.proven) break;
      if (page.used) {
        // It stays for another round.
        page.used = false;
        this.#proven.delete(address);
        this.#proven.set(address, page);
      } else this.delete(address);
    }
    for (const [address] of this.#probation) {
      if (this.#probationBytes <= this.#most.probation) break;
      this.delete(address);
    }
  }
}
