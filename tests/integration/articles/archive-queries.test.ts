import { beforeEach, describe, expect, it } from 'vitest';
import { findArchiveMonth, findArchiveYear, listArchiveYears } from '@/lib/articles/archive-queries';
import { listPublishedArticles } from '@/lib/articles/article-queries';
import { recountPublished } from '@/lib/articles/published-count-mutations';
import { ArticleModel } from '@/models/article';
import { storeArticle } from '../../support/stored-articles';

async function store(...days: string[]): Promise<void> {
  await Promise.all(days.map((day) => storeArticle({ day })));
  await recountPublished();
}

beforeEach(async () => {
  await ArticleModel.deleteMany({});
});

describe('the years of the archive', () => {
  it('are those that have something, newest first, counted', async () => {
    await storeArticle({ day: '2016-01-01', state: 'draft' });
    await storeArticle({ day: '2019-01-01', state: 'archived' });
    await store('2017-12-31', '2017-01-01', '2015-06-15', '1983-03-01');
    expect(await listArchiveYears()).toEqual([
      { year: '2017', count: 2 },
      { year: '2015', count: 1 },
      { year: '1983', count: 1 },
    ]);
  });

  it('are none where nothing is published', async () => {
    await storeArticle({ trashed: true });
    await recountPublished();
    expect(await listArchiveYears()).toEqual([]);
  });
});

describe('a year', () => {
  it('has its months that have something, and the nearest years that do', async () => {
    await store('2020-02-02', '2017-12-31', '2017-02-28', '2017-02-01', '2009-07-31');
    expect(await findArchiveYear('2017')).toEqual({
      months: [
        { month: '02', count: 2 },
        { month: '12', count: 1 },
      ],
      neighbours: { older: '2009-07-31', newer: '2020-02-02' },
    });
    expect((await findArchiveYear('2020'))?.neighbours.newer).toBeNull();
  });

  it.each(['2016', '17', 'abcd', '$gt', '2017/09'])('%s is null', async (year) => {
    await store('2017-09-16');
    expect(await findArchiveYear(year)).toBeNull();
  });
});

describe('a month', () => {
  it('counts its days only, and has the nearest months that have something', async () => {
    await store('2017-11-05', '2017-09-30', '2017-09-01', '2017-08-31', '2017-10-01');
    expect(await findArchiveMonth('2017', '09')).toMatchObject({
      count: 2,
      neighbours: { older: '2017-08-31', newer: '2017-10-01' },
    });
  });

  it.each([
    ['2017', '10'],
    ['2017', '9'],
    ['2017', '13'],
    ['17', '09'],
  ])('%s/%s is null', async (year, month) => {
    await store('2017-09-16');
    expect(await findArchiveMonth(year, month)).toBeNull();
  });

  it('pages through its items in both directions and never leaves it', async () => {
    await store('2017-10-01', '2017-09-30', '2017-09-20', '2017-09-10', '2017-09-02', '2017-08-31');
    const range = { from: '2017-09-01', to: '2017-09-31' };
    const read = async (before?: string | null) => {
      const page = await listPublishedArticles({ limit: 2, range, before });
      return { ...page, days: page.items.map((item) => item.day.slice(8)) };
    };
    const first = await read();
    expect(first).toMatchObject({ days: ['30', '20'], newer: null });
    const second = await read(first.older);
    expect(second).toMatchObject({ days: ['10', '02'], older: null, newer: 'first' });
  });

  it('has a cursor of another month for none', async () => {
    await store('2017-10-01', '2017-09-30');
    const range = { from: '2017-09-01', to: '2017-09-31' };
    const before = '2017-10-01.9999999999999.ffffffffffffffffffffffff';
    const page = await listPublishedArticles({ limit: 2, range, before });
    expect(page).toMatchObject({ newer: null, items: [{ day: '2017-09-30' }] });
  });
});
