import { expect, it } from 'vitest';
import { groupByDay } from '@/lib/articles/group-by-day';

it('puts neighbours of one day together and keeps their order', () => {
  const items = ['2017-10-01 a', '2017-10-01 b', '2017-09-24 c', '2017-09-16 d'].map((text) => ({
    day: text.slice(0, 10),
    name: text.slice(11),
  }));
  expect(groupByDay(items).map(({ day, items }) => [day, items.map(({ name }) => name).join('')])).toEqual([
    ['2017-10-01', 'ab'],
    ['2017-09-24', 'c'],
    ['2017-09-16', 'd'],
  ]);
});

it('gives no batch for no items', () => {
  expect(groupByDay([])).toEqual([]);
});
