import { describe, expect, it } from 'vitest';
import { changedFields, differingFields } from '@/lib/articles/article-changes';
import type { ArticleContent } from '@/lib/articles/article-editing-types';

const one: ArticleContent = {
  title: 'A',
  summary: 'B',
  body: {
    type: 'doc',
    content: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'x' }] }],
  },
  slug: 'a',
  day: '2017-10-01',
  bulletin: null,
  topicIds: ['1', '2'],
  lang: 'en',
  corrections: [],
  event: null,
};

describe('what differs between two versions', () => {
  it('is nothing where only the order of keys or empty attributes differ', () => {
    const other: ArticleContent = {
      ...one,
      body: {
        content: [{ content: [{ text: 'x', type: 'text' }], attrs: { id: null, level: 2 }, type: 'heading' }],
        type: 'doc',
      },
    };
    expect(differingFields(one, other)).toEqual([]);
  });

  it('is named in the order of the page, in words', () => {
    const other: ArticleContent = {
      ...one,
      event: { startsAt: '2017-10-14T09:30', endsAt: '', venue: '', status: 'confirmed', statusNote: '' },
      title: 'C',
      topicIds: ['2', '1'],
    };
    expect(changedFields(one, other)).toEqual(['headline', 'topics and places', 'event']);
  });
});
