import { parseFeed } from '@rowanmanning/feed-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET as topicFeed } from '@/app/(site)/topics/[slug]/feed.xml/route';
import { GET as atom } from '@/app/atom.xml/route';
import { GET as jsonFeed } from '@/app/feed.json/route';
import { GET as rss } from '@/app/feed.xml/route';
import { itemPath } from '@/lib/articles/item-path';
import { demoArticles } from '@/lib/seed/demo-content';
import { seedDatabase } from '@/lib/seed/seed-database';
import { ArticleModel } from '@/models/article';
import { storeArticle } from '../../support/stored-articles';

process.env.SITE_URL = 'https://psg.example';

beforeAll(async () => {
  await seedDatabase();
  await storeArticle({ state: 'draft', slug: 'secret-draft', title: 'Secret draft' });
});

const askTopic = (slug: string) =>
  topicFeed(new Request(`https://psg.example/topics/${slug}/feed.xml`), {
    params: Promise.resolve({ slug }),
  });
const addresses = demoArticles.map((article) => `https://psg.example${itemPath(article)}`);

/** Identity, address and text of each entry, whatever the format. */
async function entriesOf(response: Response) {
  const text = await response.text();
  if (response.headers.get('content-type')?.includes('json')) {
    const { items } = JSON.parse(text) as { items: { id: string; url: string; content_html: string }[] };
    return items.map((item) => ({ id: item.id, url: item.url, html: item.content_html }));
  }
  return parseFeed(text).items.map((item) => ({ id: item.id, url: item.url, html: item.content }));
}

describe('the feeds of all news', () => {
  it('have the published items in the feed’s order, with their texts, the same in each format', async () => {
    const entries = await entriesOf(await rss());
    expect(entries.map((entry) => entry.url)).toEqual(addresses);
    expect(entries.every((entry) => entry.html?.includes('<p>'))).toBe(true);
    expect(await entriesOf(await atom())).toEqual(entries);
    expect(await entriesOf(await jsonFeed())).toEqual(entries);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
  });

  it('say what they are', async () => {
    const types = [await rss(), await atom(), await jsonFeed()].map((one) => one.headers.get('content-type'));
    expect(types).toEqual([
      'application/rss+xml; charset=utf-8',
      'application/atom+xml; charset=utf-8',
      'application/feed+json; charset=utf-8',
    ]);
  });

  it('lose an item that is taken down', async () => {
    const first = { slug: demoArticles[0]?.slug };
    await ArticleModel.updateOne(first, { state: 'draft' });
    for (const answer of [await rss(), await atom(), await jsonFeed()])
      expect(await answer.text()).not.toContain(first.slug);
    await ArticleModel.updateOne(first, { state: 'published' });
  });
});

describe('the feed of a topic', () => {
  it('has what is on it, and names itself', async () => {
    const feed = parseFeed(await (await askTopic('mining')).text());
    const onMining = demoArticles.filter((article) => article.topics.includes('mining'));
    expect(feed.items.map((item) => item.url)).toEqual(
      onMining.map((article) => `https://psg.example${itemPath(article)}`),
    );
    expect(feed.self).toBe('https://psg.example/topics/mining/feed.xml');
    expect(feed.url).toBe('https://psg.example/topics/mining');
    expect(feed.title).toContain('Mining');
  });

  it.each(['no-such-topic', '$where', ''])('is not there for %j', async (slug) => {
    expect((await askTopic(slug)).status).toBe(404);
  });
});
