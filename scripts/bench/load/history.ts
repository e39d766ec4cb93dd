import type { Visit } from './visit';

/** How long an answer may lag behind an acknowledged change. */
export const toleranceMs = 2000;

/** What readers see from some moment on: `mark` is the headline's own text; null where the item is gone. */
type Step = { mark: string | null; sentAt: number; acknowledgedAt: number };

/**
 * What an editor did to the newest item, and when, so that each answer can be held against it: it must not show what
 * was replaced more than two seconds before it was asked for, nor what nobody had yet sent.
 */
export class History {
  readonly #steps: Step[] = [{ mark: null, sentAt: 0, acknowledgedAt: 0 }];

  /** Runs `change`, after which readers see `mark`. */
  async add(mark: string | null, change: () => Promise<void>): Promise<void> {
    const step: Step = { mark, sentAt: Date.now(), acknowledgedAt: Infinity };
    this.#steps.push(step);
    await change();
    step.acknowledgedAt = Date.now();
  }

  get changes(): number {
    return this.#steps.length - 1;
  }

  /** What is wrong with an answer that shows these marks, in words. */
  judge({ sentAt, doneAt }: Pick<Visit, 'sentAt' | 'doneAt'>, shown: string | null): string | undefined {
    const candidates = this.#steps.map((step, index) => ({ step, next: this.#steps[index + 1] }));
    const same = candidates.filter(({ step }) => step.mark === shown);
    if (same.length === 0) return `shows what nobody wrote: ${shown}`;
    const current = ({ step, next }: (typeof candidates)[number]) =>
      step.sentAt <= doneAt && (!next || next.acknowledgedAt + toleranceMs >= sentAt);
    if (same.some(current)) return undefined;
    const lag = Math.max(...same.map(({ next }) => sentAt - (next?.acknowledgedAt ?? sentAt)));
    return `shows ${shown ?? 'no item'}, ${lag} ms after it was replaced`;
  }
}
