import { describe, expect, it } from 'vitest';
import { spanInWords } from '@/lib/articles/feed-span';

const items = (...days: string[]) => days.map((day) => ({ day, bulletin: null }));

describe('the time that a page of the feed is of', () => {
  it.each([
    [['2017-08-12', '2017-08-07', '2017-08-03'], '3 to 12 August 2017'],
    [['2017-08-03', '2017-07-28'], '28 July to 3 August 2017'],
    [['2017-01-03', '2016-12-28'], '28 December 2016 to 3 January 2017'],
    [['2017-08-03', '2017-08-03'], '3 August 2017'],
  ])('%j is %s', (days, words) => {
    expect(spanInWords(items(...days))).toBe(words);
  });

  it.each([
    [['2009-07-31', '2009-07-01'], 'July 2009'],
    [['2009-07-31', '2009-06-01'], 'June to July 2009'],
    [['2010-01-31', '2009-06-01'], 'June 2009 to January 2010'],
  ])('with a bulletin among them %j is %s', (days, words) => {
    const [first, ...rest] = items(...days);
    const bulletin = { number: 134, period: 'June/July 2009' };
    expect(spanInWords([{ day: first?.day ?? '', bulletin }, ...rest])).toBe(words);
  });

  it('is nothing for no items', () => {
    expect(spanInWords([])).toBeNull();
  });
});
