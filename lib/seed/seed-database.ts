import mongoose, { type Types } from 'mongoose';
import { raiseContentVersion } from '@/lib/content-version/content-version-mutations';
import { recountPublished } from '@/lib/articles/published-count-mutations';
import { connectDatabase } from '@/lib/kernel/database';
import { plainText } from '@/lib/rich-text/plain-text';
import { ArticleModel } from '@/models/article';
import { SectionModel } from '@/models/section';
import { TopicModel } from '@/models/topic';
import type { DemoArticle } from './demo-article';
import { demoArticles, demoSections, demoTopics } from './demo-content';

const oneMinute = 60_000;

/**
 * Fills an empty database with the demo content: topics, then items, then sections. True where it did; false
 * where there is content already, and then nothing is touched. An attempt that was cut short has written no
 * section yet, so the next one adds what is missing.
 */
export async function seedDatabase(): Promise<boolean> {
  await connectDatabase();
  if (await hasContent()) return false;
  await addMissingTopics();
  const topicIds = await readTopicIds();
  await addMissingArticles(topicIds);
  await SectionModel.insertMany(
    demoSections.map(({ topics = [], ...section }, index) => ({
      ...section,
      topicIds: topics.map(topicIds),
      bodyText: plainText(section.body),
      position: (index + 1) * 10,
      version: 1,
    })),
  );
  await recountPublished();
  await raiseContentVersion(undefined);
  return true;
}

async function hasContent(): Promise<boolean> {
  if (await SectionModel.exists({})) return true;
  const ownItem = { slug: mongoose.trusted({ $nin: demoArticles.map((article) => article.slug) }) };
  return (await ArticleModel.exists(ownItem)) !== null;
}

async function addMissingTopics(): Promise<void> {
  const present = new Set((await TopicModel.find({}, { slug: 1 }).lean()).map((row) => row.slug));
  await TopicModel.insertMany(
    demoTopics.filter((topic) => !present.has(topic.slug)).map((topic) => ({ ...topic, version: 1 })),
  );
}

type TopicIds = (slug: string) => Types.ObjectId;

/** Gives the id of a demo topic by its address. */
async function readTopicIds(): Promise<TopicIds> {
  const rows = await TopicModel.find({}, { slug: 1 }).lean();
  const ids = new Map(rows.map((row) => [row.slug, row._id] as const));
  return (slug) => {
    const id = ids.get(slug);
    if (!id) throw new Error(`The demo content has no topic "${slug}"`);
    return id;
  };
}

async function addMissingArticles(topicIds: TopicIds): Promise<void> {
  const present = new Set((await ArticleModel.find({}, { slug: 1 }).lean()).map((row) => row.slug));
  await ArticleModel.insertMany(
    demoArticles
      .map((article, index) => articleRow(article, index, topicIds))
      .filter((row) => !present.has(row.slug)),
  );
}

// Each item went out a minute before the one above it, so that the feed keeps the order of the list.
function articleRow({ event, ...article }: DemoArticle, index: number, topicIds: TopicIds) {
  const evening = new Date(`${article.day}T18:00:00Z`).getTime();
  return {
    slug: article.slug,
    title: article.title,
    summary: article.summary,
    body: article.body,
    bodyText: plainText(article.body),
    state: 'published' as const,
    day: article.day,
    topicIds: article.topics.map(topicIds),
    lang: 'en',
    corrections: article.corrections ?? [],
    ...(event && { event: { startsAt: new Date(event.startsAt), venue: event.venue } }),
    publishedAt: new Date(evening - index * oneMinute),
    trashed: false,
    version: 1,
  };
}
