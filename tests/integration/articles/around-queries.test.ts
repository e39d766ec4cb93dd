import { Types } from 'mongoose';
import { beforeEach, describe, expect, it } from 'vitest';
import { findPublishedArticle } from '@/lib/articles/article-queries';
import { findNeighbours, listPublishedOfBatch, listRelatedArticles } from '@/lib/articles/around-queries';
import { ArticleModel } from '@/models/article';
import { TopicModel } from '@/models/topic';
import { storeArticle } from '../../support/stored-articles';

const topics = {
  mining: new Types.ObjectId(),
  law: new Types.ObjectId(),
  loreto: new Types.ObjectId(),
};

beforeEach(async () => {
  await ArticleModel.deleteMany({});
  await TopicModel.deleteMany({});
  await TopicModel.insertMany(
    Object.entries(topics).map(([slug, _id]) => ({ _id, slug, name: slug, kind: 'topic', version: 1 })),
  );
});

async function read({ slug }: { slug: string }) {
  const article = await findPublishedArticle(slug);
  if (!article) throw new Error(`${slug} is not published`);
  return article;
}
const slugs = (items: { slug: string }[]) => items.map((item) => item.slug);

describe('the others of an item’s batch', () => {
  it('are those of its day, not itself, and no bulletin’s', async () => {
    const one = await storeArticle();
    const other = await storeArticle();
    await storeArticle({ day: '2017-10-02' });
    await storeArticle({ state: 'draft' });
    await storeArticle({ bulletin: { number: 134, period: 'June/July 2009' } });
    expect(slugs(await listPublishedOfBatch(await read(one)))).toEqual([other.slug]);
  });

  it('are those of its bulletin, whatever their days', async () => {
    const bulletin = { number: 134, period: 'June/July 2009' };
    const one = await storeArticle({ bulletin, day: '2009-07-31' });
    const other = await storeArticle({ bulletin, day: '2009-06-01' });
    await storeArticle({ bulletin: { ...bulletin, number: 135 }, day: '2009-07-31' });
    await storeArticle({ day: '2009-07-31' });
    expect(slugs(await listPublishedOfBatch(await read(one)))).toEqual([other.slug]);
  });
});

describe('an item’s neighbours', () => {
  it('are the ones just above and below in the feed’s order', async () => {
    const at = (time: string) => new Date(`2017-10-01T${time}:00Z`);
    const oldest = await storeArticle({ day: '2017-09-30', publishedAt: at('23:00') });
    const early = await storeArticle({ publishedAt: at('10:00') });
    const tie = await storeArticle({ publishedAt: at('10:00') });
    const newest = await storeArticle({ day: '2017-10-02', publishedAt: at('01:00'), lang: 'es' });
    await storeArticle({ publishedAt: at('10:01'), state: 'archived' });
    const around = async (item: { slug: string }) => {
      const { newer, older } = await findNeighbours(await read(item));
      return [newer?.slug ?? null, older?.slug ?? null];
    };
    expect(await around(newest)).toEqual([null, tie.slug]);
    expect(await around(tie)).toEqual([newest.slug, early.slug]);
    expect(await around(early)).toEqual([tie.slug, oldest.slug]);
    expect(await around(oldest)).toEqual([early.slug, null]);
    expect((await findNeighbours(await read(tie))).newer).toEqual({
      slug: newest.slug,
      title: expect.any(String) as string,
      lang: 'es',
    });
  });
});

describe('related items', () => {
  const { mining, law, loreto } = topics;

  it('share topics, most first, then nearest in time on either side', async () => {
    const item = await storeArticle({ day: '2017-06-15', topicIds: [mining, law, loreto] });
    const twoTopics = await storeArticle({ day: '2010-01-01', topicIds: [law, mining] });
    const near = await storeArticle({ day: '2017-06-20', topicIds: [mining] });
    const lessNear = await storeArticle({ day: '2017-06-01', topicIds: [loreto] });
    await storeArticle({ day: '2016-06-01', topicIds: [loreto] });
    await storeArticle({ day: '2017-06-16' });
    expect(slugs(await listRelatedArticles(await read(item)))).toEqual([
      twoTopics.slug,
      near.slug,
      lessNear.slug,
    ]);
  });

  it('leave out its own batch and what is not published', async () => {
    const bulletin = { number: 134, period: 'June/July 2009' };
    const item = await storeArticle({ topicIds: [mining], bulletin });
    await storeArticle({ topicIds: [mining], bulletin });
    await storeArticle({ topicIds: [mining], bulletin, day: '2017-09-01' });
    await storeArticle({ topicIds: [mining], day: '2017-09-02', state: 'archived' });
    expect(await listRelatedArticles(await read(item))).toEqual([]);
  });

  it('are none for an item without topics', async () => {
    await storeArticle({ day: '2017-09-01' });
    expect(await listRelatedArticles(await read(await storeArticle()))).toEqual([]);
  });
});
