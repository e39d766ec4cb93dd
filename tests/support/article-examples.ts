import type { ArticleSummary } from '@/lib/articles/article-types';

let made = 0;

/** An item as a list is given it. */
export function exampleArticle(fields: Partial<ArticleSummary> = {}): ArticleSummary {
  made += 1;
  return {
    id: `id-${made}`,
    slug: `item-${made}`,
    title: `Item ${made}`,
    summary: `Summary ${made}`,
    day: '2017-10-01',
    lang: 'en',
    topics: [],
    event: null,
    ...fields,
  };
}
