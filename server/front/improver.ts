import { performance } from 'node:perf_hooks';
import { improveAnswer } from './kept-answer';
import type { KeptPage } from './page-cache';

const everyMs = 2000;
const mostWaiting = 200;
// Above this share of busy time visitors come first.
const idleBelow = 0.2;

/** Compresses pages that are asked for again as small as they get, one at a time, while there is nothing else to do. */
export class Improver {
  readonly #waiting = new Set<KeptPage>();
  readonly #isCurrent: (page: KeptPage) => boolean;
  #timer: NodeJS.Timeout | undefined;
  #measured = performance.eventLoopUtilization();

  constructor(isCurrent: (page: KeptPage) => boolean) {
    this.#isCurrent = isCurrent;
  }

  add(page: KeptPage): void {
    if (!page.answer.variants.br) return;
    this.#waiting.add(page);
    const [longest] = this.#waiting;
    if (this.#waiting.size > mostWaiting && longest) this.#waiting.delete(longest);
    this.#timer ??= setTimeout(() => void this.#turn(), everyMs).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  async #turn(): Promise<void> {
    const now = performance.eventLoopUtilization();
    const isIdle = performance.eventLoopUtilization(now, this.#measured).utilization < idleBelow;
    this.#measured = now;
    for (const page of this.#waiting) {
      if (!this.#isCurrent(page)) this.#waiting.delete(page);
      else if (isIdle && page.wanted) {
        this.#waiting.delete(page);
        await improveAnswer(page.answer).catch(() => {});
        break;
      }
    }
    this.#timer = this.#waiting.size > 0 ? setTimeout(() => void this.#turn(), everyMs).unref() : undefined;
  }
}
