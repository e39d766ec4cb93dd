import 'server-only';
import { listPublishedArticles } from './article-queries';
import type { ArticleSummary } from './article-types';

const topicsLookedAt = 6;

/** The newest items that any of these topics or places has, newest first; each topic costs one small look-up. */
export async function listLatestByTopics(topicIds: string[], limit: number): Promise<ArticleSummary[]> {
  const pages = await Promise.all(
    topicIds.slice(0, topicsLookedAt).map((topicId) => listPublishedArticles({ topicId, limit })),
  );
  const once = new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, item]));
  return [...once.values()].sort((one, other) => other.day.localeCompare(one.day)).slice(0, limit);
}
