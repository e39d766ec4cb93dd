/**
 * Wraps a read that little changes and much needs: where it fails, what it gave last stands in, so that a form can still
 * say what went wrong and keep what was typed. Fails only where it never succeeded.
 */
export function orLastKnown<T>(read: () => Promise<T>): () => Promise<T> {
  let known: { value: T } | undefined;
  return async () => {
    try {
      known = { value: await read() };
    } catch (error) {
      if (!known) throw error;
    }
    return known.value;
  };
}
