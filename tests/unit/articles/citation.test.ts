import { describe, expect, it } from 'vitest';
import { citation, dateInWords } from '@/lib/articles/citation';

const address = 'https://example.org/news/river';
const item = { title: 'A river', day: '2017-10-01', bulletin: null };
const whole = (given: Parameters<typeof citation>[0]) => Object.values(citation(given, address)).join('');

describe('citation', () => {
  it('names the group, the title, the day and the permanent address', () => {
    expect(whole(item)).toBe(`Peru Support Group, ‘A river’, 1 October 2017, ${address}`);
  });

  it('gives the bulletin instead of the day, which only orders', () => {
    const bulletin = { number: 134, period: 'June/July 2009' };
    expect(whole({ ...item, day: '2009-07-31', bulletin })).toBe(
      `Peru Support Group, ‘A river’, Update 134, June/July 2009, ${address}`,
    );
  });

  it.each([
    ['The ‘state of emergency’ ends', '‘The “state of emergency” ends’'],
    ['Peru’s ‘people’s court’ at Peru’s border', '‘Peru’s “people’s court” at Peru’s border’'],
    ['Peru’s rivers', '‘Peru’s rivers’'],
  ])('doubles the quotes within, not apostrophes: %s', (title, quoted) => {
    expect(citation({ ...item, title }, address).title).toBe(quoted);
  });
});

it('dateInWords says what the reader is to see instead of the day', () => {
  expect(dateInWords(item)).toBe('1 October 2017');
  expect(dateInWords({ ...item, bulletin: { number: 9, period: '1986' } })).toBe('Update 9, 1986');
});
