import { expect, it } from 'vitest';
import { closestFirst } from '@/lib/articles/related-order';
import { exampleArticle } from '../../support/article-examples';

const topics = (...ids: string[]) => ids.map((id) => ({ id, slug: id, name: id, kind: 'topic' as const }));
const item = exampleArticle({ day: '2017-10-01', topics: topics('mining', 'law', 'loreto') });

it('puts what shares most first, then what is nearest, and each once', () => {
  const far = exampleArticle({ day: '2016-01-01', topics: topics('loreto', 'law', 'oil') });
  const near = exampleArticle({ day: '2017-09-24', topics: topics('mining', 'oil', 'health') });
  const after = exampleArticle({ day: '2017-10-05', topics: topics('law') });
  expect(closestFirst(item, [near, far, near, after, far])).toEqual([far, after, near]);
});
