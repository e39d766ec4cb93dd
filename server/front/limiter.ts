/** Thrown where so many already wait that one more would only wait in vain. */
export class BusyError extends Error {}

/** Lets at most `atOnce` pieces of work run and `waiting` wait for their turn; refuses more with a BusyError. */
export function makeLimiter({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  let running = 0;
  const queue: (() => void)[] = [];
  return async function limited<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new BusyError('Too many requests wait already');
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // The turn is handed on, so that nobody slips in between.
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
