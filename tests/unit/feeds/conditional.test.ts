import { expect, it } from 'vitest';
import { entityTag, matchesEntityTag } from '@/lib/feeds/conditional';

const tag = entityTag('body');

it('gives the same tag for the same text only', () => {
  expect(entityTag('body')).toBe(tag);
  expect(entityTag('other')).not.toBe(tag);
  expect(tag).toMatch(/^"[\w-]{27}"$/);
});

it.each([
  [null, false],
  ['', false],
  ['"other"', false],
  [tag, true],
  [`W/${tag}`, true],
  [`"other", ${tag}`, true],
  ['*', true],
])('If-None-Match %j', (header, expected) => {
  expect(matchesEntityTag(header, tag)).toBe(expected);
});
