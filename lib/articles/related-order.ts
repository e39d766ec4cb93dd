import type { ArticleSummary } from './article-types';

type Comparable = Pick<ArticleSummary, 'id' | 'day' | 'topics'>;

/** Each candidate once: those that share the most topics with the item first, then those nearest in time. */
export function closestFirst<Item extends Comparable>(item: Comparable, candidates: Item[]): Item[] {
  const own = new Set(item.topics.map((topic) => topic.id));
  const shared = ({ topics }: Comparable) => topics.filter((topic) => own.has(topic.id)).length;
  const distance = ({ day }: Comparable) => Math.abs(Date.parse(day) - Date.parse(item.day));
  const once = [...new Map(candidates.map((candidate) => [candidate.id, candidate])).values()];
  return once.sort((a, b) => shared(b) - shared(a) || distance(a) - distance(b));
}
