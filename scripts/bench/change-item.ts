import { bearer, Editor } from './editor';
import type { FilledSite } from './filled-sites';

/** A change that readers can see, to the oldest item: afterwards every page has to be rendered anew. */
export async function changeItem({ origin, sample }: FilledSite, round: number): Promise<void> {
  const item = sample.items.at(-1);
  // By turns, so that no editor meets the limit on requests a minute.
  const token = sample.tokens[round % sample.tokens.length];
  if (!item) throw new Error('The sample has no item.');
  await new Editor(origin, bearer(token)).touch(item.id, `Changed ${round} times.`);
}
