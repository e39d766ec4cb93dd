import { expect, it } from 'vitest';
import { currentMark } from '@/components/layout/navigation-items';

it.each([
  ['/news', '/news', 'page'],
  ['/news', '/news/river', 'true'],
  ['/news', '/newsletter', undefined],
  ['/news', '/', undefined],
])('%s on %s', (href, pathname, expected) => {
  expect(currentMark(href, pathname)).toBe(expected);
});
