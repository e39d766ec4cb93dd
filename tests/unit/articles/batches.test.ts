import { describe, expect, it } from 'vitest';
import { groupIntoBatches, sameBatch } from '@/lib/articles/batches';

const update134 = { number: 134, period: 'June/July 2009' };

describe('groupIntoBatches', () => {
  it('puts neighbours of one day together and keeps their order', () => {
    const items = ['2017-10-01 a', '2017-10-01 b', '2017-09-24 c', '2017-09-16 d', '2017-10-01 e'].map(
      (text) => ({ day: text.slice(0, 10), bulletin: null, name: text.slice(11) }),
    );
    expect(
      groupIntoBatches(items).map(({ day, items }) => [day, items.map(({ name }) => name).join('')]),
    ).toEqual([
      ['2017-10-01', 'ab'],
      ['2017-09-24', 'c'],
      ['2017-09-16', 'd'],
      ['2017-10-01', 'e'],
    ]);
  });

  it('puts the items of one bulletin together whatever their days, apart from dated ones of the same day', () => {
    const items = [
      { day: '2009-07-31', bulletin: null },
      { day: '2009-07-31', bulletin: update134 },
      { day: '2009-06-30', bulletin: { ...update134 } },
      { day: '2009-06-30', bulletin: { number: 133, period: 'April/May 2009' } },
    ];
    expect(groupIntoBatches(items).map(({ bulletin, items }) => [bulletin?.number, items.length])).toEqual([
      [undefined, 1],
      [134, 2],
      [133, 1],
    ]);
  });

  it('gives no batch for no items', () => {
    expect(groupIntoBatches([])).toEqual([]);
  });
});

describe('sameBatch', () => {
  it('is told by the bulletin’s number first, then by the day', () => {
    const day = '2009-07-31';
    expect(sameBatch({ day, bulletin: null }, { day, bulletin: null })).toBe(true);
    expect(sameBatch({ day, bulletin: null }, { day, bulletin: update134 })).toBe(false);
    expect(sameBatch({ day, bulletin: update134 }, { day: '2009-01-01', bulletin: update134 })).toBe(true);
  });
});
