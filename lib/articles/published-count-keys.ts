import type { ArticleRow } from '@/models/article';
import { isPublished } from './published-filter';

/** What decides under which counts an item stands. */
export type Countable = Pick<ArticleRow, 'state' | 'trashed' | 'day' | 'topicIds'>;

export const monthKey = (month: string): string => `month/${month}`;
export const topicKey = (id: string): string => `topic/${id}`;

/** Everything that begins with a kind's name, as text compares: `0` comes right after `/`. */
export const allOf = (kind: 'month' | 'topic') => ({ $gte: `${kind}/`, $lt: `${kind}0` });

/** Which counts change, and by how much, when an item becomes what it is after. */
export function countChanges(before: Countable, after: Countable): Map<string, number> {
  const changes = new Map<string, number>();
  const add = (item: Countable, by: number) => {
    for (const key of keysOf(item)) changes.set(key, (changes.get(key) ?? 0) + by);
  };
  add(before, -1);
  add(after, 1);
  return new Map([...changes].filter(([, by]) => by !== 0));
}

function keysOf(item: Countable): string[] {
  if (!isPublished(item)) return [];
  const topics = new Set(item.topicIds.map((id) => id.toHexString()));
  return [monthKey(item.day.slice(0, 7)), ...[...topics].map(topicKey)];
}
