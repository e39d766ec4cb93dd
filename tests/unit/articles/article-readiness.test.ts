import { describe, expect, it } from 'vitest';
import { isPlaceholderSlug, missingForReaders, requirements } from '@/lib/articles/article-readiness';
import type { RichText } from '@/models/article';

const body: RichText = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words' }] }],
};
const whole = { title: 'A', summary: 'B', body, day: '2017-10-01', slug: 'a', topicIds: ['x'] };

describe('before it goes out', () => {
  it('a whole item lacks nothing', () => {
    expect(missingForReaders(whole)).toEqual({});
    expect(requirements(whole).every((requirement) => requirement.met)).toBe(true);
  });

  it.each([
    ['title', { title: '  ' }],
    ['summary', { summary: '' }],
    ['body', { body: { type: 'doc' } as RichText }],
    ['body', { body: { type: 'doc', content: [{ type: 'paragraph' }] } as RichText }],
    ['day', { day: '' }],
    ['day', { day: '2017-02-30' }],
    ['slug', { slug: '' }],
    ['slug', { slug: 'untitled-4fzz1c' }],
    ['slug', { slug: 'Not an address' }],
    ['topicIds', { topicIds: [] }],
  ])('%s is missed in %j', (field, change) => {
    expect(Object.keys(missingForReaders({ ...whole, ...change }))).toEqual([field]);
  });

  it('tells a placeholder from a headline that starts alike', () => {
    expect(isPlaceholderSlug('untitled-4fzz1c')).toBe(true);
    expect(isPlaceholderSlug('untitled')).toBe(false);
    expect(isPlaceholderSlug('untitled-land-in-the-amazon')).toBe(false);
  });
});
