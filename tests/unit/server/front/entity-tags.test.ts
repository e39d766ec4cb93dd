import { expect, it } from 'vitest';
import { matchesEntityTag } from '@/server/front/entity-tags';

const tag = '"body"';

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
