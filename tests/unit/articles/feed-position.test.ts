import { describe, expect, it } from 'vitest';
import { formatFeedPosition, parseFeedPosition } from '@/lib/articles/feed-position';

const id = '59b9d2f0a1b2c3d4e5f60718';

describe('parseFeedPosition', () => {
  it('reads what formatFeedPosition wrote', () => {
    const position = { day: '2017-09-16', publishedAt: new Date(1505585520123), id };
    expect(formatFeedPosition(position)).toBe(`2017-09-16.1505585520123.${id}`);
    expect(parseFeedPosition(formatFeedPosition(position))).toEqual(position);
  });

  it('reads instants at and before 1970', () => {
    for (const at of [0, -1000]) {
      const position = { day: '1969-12-31', publishedAt: new Date(at), id };
      expect(parseFeedPosition(formatFeedPosition(position))).toEqual(position);
    }
  });

  it.each([
    undefined,
    null,
    '',
    'first',
    `2017-02-30.1.${id}`,
    `2017-09-16.1.${id.slice(1)}`,
    `2017-09-16.1.${id.toUpperCase()}`,
    `2017-09-16.01.${id}`,
    `2017-09-16.-0.${id}`,
    `2017-09-16.9999999999999999.${id}`,
    `2017-09-16.1.${id} `,
    `2017-09-16.1.${id}\n`,
    [`2017-09-16.1.${id}`],
    { $gt: '' },
  ])('refuses %j', (value) => {
    expect(parseFeedPosition(value)).toBeNull();
  });
});
