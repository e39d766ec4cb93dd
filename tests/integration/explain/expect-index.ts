import { expect } from 'vitest';
import { recordQueries, stagesOf } from './recorded-queries';

/** Collections that stay as small as the group's list of topics; reading them whole is what is meant. */
const smallCollections = ['sections', 'topics', 'settings'];

const collectionOf = (query: Record<string, unknown>) =>
  String(query.find ?? query.aggregate ?? query.count ?? query.distinct);

/**
 * Runs a list and looks at each query it sends to a collection that can grow: no scan of the whole collection and,
 * unless `maySort`, no sorting in memory.
 */
export async function expectIndex(list: () => Promise<unknown>, { maySort = false } = {}): Promise<void> {
  const queries = await recordQueries(list);
  const growing = queries.filter((query) => !smallCollections.includes(collectionOf(query)));
  expect(growing.length).toBeGreaterThan(0);
  for (const query of growing) {
    const stages = await stagesOf(query);
    expect(stages, JSON.stringify(query)).not.toContain('COLLSCAN');
    if (!maySort) expect(stages, JSON.stringify(query)).not.toContain('SORT');
  }
}
