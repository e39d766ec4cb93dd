import { beforeEach, describe, expect, it } from 'vitest';
import { findPublishedArticle, listPublishedArticles } from '@/lib/articles/article-queries';
import { findEventToAnnounce, listPastEvents, listUpcomingEvents } from '@/lib/events/event-queries';
import { ArticleModel } from '@/models/article';
import { TopicModel } from '@/models/topic';
import { examplePage } from '../../support/article-examples';
import { storeArticle } from '../../support/stored-articles';

beforeEach(async () => {
  await ArticleModel.deleteMany({});
  await TopicModel.deleteMany({});
});

/** Every page from the first to the last, as a reader would go. */
async function walk(limit: number, topicId?: string) {
  const pages: string[][] = [];
  let before: string | null = null;
  do {
    const page = await listPublishedArticles({ limit, before, topicId });
    pages.push(page.items.map((item) => item.slug));
    before = page.older;
  } while (before && pages.length < 50);
  return pages;
}

describe('the feed', () => {
  it('goes by day, then by the instant of publication, then by id, newest first', async () => {
    const at = (time: string) => new Date(`2017-10-01T${time}:00Z`);
    const tie1 = await storeArticle({ publishedAt: at('10:00') });
    const tie2 = await storeArticle({ publishedAt: at('10:00') });
    const late = await storeArticle({ publishedAt: at('12:00') });
    const olderDay = await storeArticle({ day: '2017-09-30', publishedAt: at('23:00') });
    const newerDay = await storeArticle({ day: '2017-10-02', publishedAt: at('01:00') });
    const { items } = await listPublishedArticles({ limit: 10 });
    expect(items.map((item) => item.slug)).toEqual(
      [newerDay, late, tie2, tie1, olderDay].map((item) => item.slug),
    );
  });

  it('pages without gaps or doubles, also within one day and one instant', async () => {
    const at = new Date('2017-10-01T10:00:00Z');
    for (let index = 0; index < 13; index += 1) {
      await storeArticle({
        day: index < 9 ? '2017-10-01' : '2017-09-24',
        publishedAt: index % 2 ? at : new Date(at.getTime() - index * 1000),
      });
    }
    const whole = (await listPublishedArticles({ limit: 50 })).items.map((item) => item.slug);
    expect(whole).toHaveLength(13);
    for (const limit of [1, 3, 5, 13]) expect((await walk(limit)).flat()).toEqual(whole);
  });

  it('leads back to the page just above', async () => {
    for (let index = 1; index <= 7; index += 1) await storeArticle({ day: `2017-10-0${8 - index}` });
    const first = await listPublishedArticles({ limit: 2 });
    const second = await listPublishedArticles({ limit: 2, before: first.older });
    const third = await listPublishedArticles({ limit: 2, before: second.older });
    expect(first.newer).toBeNull();
    expect(second.newer).toBe('first');
    const back = await listPublishedArticles({ limit: 2, before: third.newer });
    expect(back.items.map((item) => item.slug)).toEqual(second.items.map((item) => item.slug));
  });

  it('leads back from beyond the end, and to nothing where there is nothing', async () => {
    await storeArticle();
    const beyondEnd = '2001-01-01.0.000000000000000000000000';
    expect(await listPublishedArticles({ limit: 2, before: beyondEnd })).toEqual(
      examplePage([], { newer: 'first' }),
    );
    await ArticleModel.deleteMany({});
    expect((await listPublishedArticles({ limit: 2, before: beyondEnd })).newer).toBeNull();
  });

  it.each(['nonsense', { $gt: '' }, ['a', 'b'], '2017-13-01.1.000000000000000000000000'])(
    'gives the first page for the cursor %j',
    async (before) => {
      const { slug } = await storeArticle();
      const page = await listPublishedArticles({ limit: 2, before });
      expect(page.items.map((item) => item.slug)).toEqual([slug]);
    },
  );

  it('says where a page begins or ends within a batch', async () => {
    for (const day of ['03', '02', '02', '02', '01']) await storeArticle({ day: `2017-10-${day}` });
    const cuts = [];
    for (let before: string | null = null; ;) {
      const page = await listPublishedArticles({ limit: 2, before });
      cuts.push([page.cutAbove, page.cutBelow]);
      before = page.older;
      if (!before) break;
    }
    expect(cuts).toEqual([
      [false, true],
      [true, false],
      [false, false],
    ]);
  });

  it('keeps its place when something newer is published meanwhile', async () => {
    for (const day of ['2017-10-04', '2017-10-03', '2017-10-02', '2017-10-01']) await storeArticle({ day });
    const first = await listPublishedArticles({ limit: 2 });
    await storeArticle({ day: '2017-10-05' });
    const second = await listPublishedArticles({ limit: 2, before: first.older });
    expect(second.items.map((item) => item.day)).toEqual(['2017-10-02', '2017-10-01']);
  });
});

describe('topics', () => {
  it('narrows the feed, names the topics in the editors’ order', async () => {
    const [mining, law] = await TopicModel.insertMany([
      { slug: 'mining', name: 'Mining', kind: 'topic', version: 1 },
      { slug: 'law', name: 'Law', kind: 'topic', version: 1 },
    ]);
    if (!mining || !law) throw new Error('not stored');
    for (let index = 1; index <= 5; index += 1)
      await storeArticle({
        day: `2017-10-0${index}`,
        topicIds: index % 2 ? [law._id, mining._id] : [law._id],
      });
    await storeArticle({ topicIds: [mining._id], state: 'draft' });

    const onMining = await listPublishedArticles({ limit: 10, topicId: mining.id as string });
    expect(onMining.items.map((item) => item.day)).toEqual(['2017-10-05', '2017-10-03', '2017-10-01']);
    expect(onMining.items[0]?.topics.map((topic) => topic.name)).toEqual(['Law', 'Mining']);
    expect(await walk(2, mining.id as string)).toHaveLength(2);
  });

  it('gives nothing for what is no id', async () => {
    await storeArticle();
    expect((await listPublishedArticles({ limit: 2, topicId: '' })).items).toEqual([]);
  });
});

describe('what is not published', () => {
  it('is in no public read', async () => {
    const event = { startsAt: new Date('2017-10-14T09:00:00Z'), venue: 'London' };
    const hidden = [
      await storeArticle({ state: 'draft', event, topicIds: ['59b9d2f0a1b2c3d4e5f60718' as never] }),
      await storeArticle({ state: 'scheduled', event, scheduledFor: new Date(0) }),
      await storeArticle({ state: 'archived', event }),
      await storeArticle({ state: 'published', trashed: true, event }),
    ];
    expect(await listPublishedArticles({ limit: 10 })).toEqual(examplePage([]));
    for (const { slug } of hidden) expect(await findPublishedArticle(slug)).toBeNull();
    expect(await listUpcomingEvents(10, new Date('2017-10-01T00:00:00Z'))).toEqual([]);
    expect((await listPastEvents({ limit: 10 })).items).toEqual([]);
    expect(await findEventToAnnounce()).toBeNull();
  });
});

describe('one item', () => {
  it('comes whole, as plain data', async () => {
    const { slug, id } = await storeArticle({
      lang: 'es',
      corrections: [{ day: '2017-10-02', text: 'A name was wrong.' }],
      event: { startsAt: new Date('2017-10-14T09:00:00Z'), venue: 'London' },
    });
    const article = await findPublishedArticle(slug);
    expect(article).toMatchObject({
      id,
      lang: 'es',
      publishedAt: '2017-10-01T18:00:00.000Z',
      corrections: [{ day: '2017-10-02', text: 'A name was wrong.' }],
      event: { startsAt: '2017-10-14T09:00:00.000Z', endsAt: null, venue: 'London', status: 'confirmed' },
      body: { type: 'doc' },
    });
    expect(JSON.parse(JSON.stringify(article))).toEqual(article);
  });

  it.each(['', 'no-such-item', 'Item 1', '$where', 'a'.repeat(5000)])('is null for %j', async (slug) => {
    expect(await findPublishedArticle(slug)).toBeNull();
  });
});
