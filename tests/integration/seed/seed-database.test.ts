import { beforeEach, expect, it } from 'vitest';
import { listPublishedArticles } from '@/lib/articles/article-queries';
import { findEventToAnnounce } from '@/lib/events/event-queries';
import { findSection, listSections } from '@/lib/sections/section-queries';
import { demoArticles } from '@/lib/seed/demo-content';
import { seedDatabase } from '@/lib/seed/seed-database';
import { findTopic, listTopics } from '@/lib/topics/topic-queries';
import { ArticleModel } from '@/models/article';
import { SectionModel } from '@/models/section';
import { TopicModel } from '@/models/topic';
import { storeArticle } from '../../support/stored-articles';

beforeEach(async () => {
  for (const model of [ArticleModel, SectionModel, TopicModel]) await model.collection.deleteMany({});
});

it('fills an empty database, in the order of the list', async () => {
  expect(await seedDatabase()).toBe(true);
  const { items, older } = await listPublishedArticles({ limit: 10 });
  expect(items.map((item) => item.slug)).toEqual(demoArticles.map((article) => article.slug));
  expect(older).toBeNull();
  expect(items[0]?.topics.map((topic) => topic.name)).toEqual([
    'Mining',
    'Health',
    'Environment',
    'La Oroya',
    'Cerro de Pasco',
  ]);
  expect((await listSections()).map((section) => [section.slug, section.kind])).toEqual([
    ['aims', 'background'],
    ['historical-overview', 'background'],
    ['human-rights', 'background'],
    ['privacy', 'information'],
  ]);
  expect((await findSection('privacy'))?.body.content?.length).toBeGreaterThan(5);
  expect(await findTopic('la-oroya')).toMatchObject({ name: 'La Oroya', kind: 'place' });
  expect((await findEventToAnnounce(new Date('2017-10-02T00:00:00Z')))?.item.slug).toBe(
    'annual-conference-14-october-2017',
  );
});

it('does nothing the second time', async () => {
  await seedDatabase();
  await ArticleModel.updateOne({ slug: demoArticles[0]?.slug }, { title: 'Changed by an editor' });
  expect(await seedDatabase()).toBe(false);
  expect(await ArticleModel.countDocuments({})).toBe(10);
  expect(await ArticleModel.exists({ title: 'Changed by an editor' })).not.toBeNull();
});

it('completes an attempt that was cut short', async () => {
  await seedDatabase();
  await SectionModel.deleteMany({});
  await ArticleModel.deleteOne({ slug: demoArticles[4]?.slug });
  expect(await seedDatabase()).toBe(true);
  const { items } = await listPublishedArticles({ limit: 20 });
  expect(items.map((item) => item.slug)).toEqual(demoArticles.map((article) => article.slug));
  expect((await listTopics()).length).toBe(15);
});

it('leaves a group’s own content alone', async () => {
  await storeArticle();
  expect(await seedDatabase()).toBe(false);
  expect(await ArticleModel.countDocuments({})).toBe(1);
  expect(await listSections()).toEqual([]);
});
