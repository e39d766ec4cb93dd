import { beforeAll, expect, it } from 'vitest';
import { GET as feed } from '@/app/feed.xml/route';
import { GET as ready } from '@/app/api/ready/route';
import { GET as health } from '@/app/api/health/route';
import robots from '@/app/robots';
import sitemap from '@/app/sitemap';
import { demoArticles } from '@/lib/seed/demo-content';
import { seedDatabase } from '@/lib/seed/seed-database';
import { ArticleModel } from '@/models/article';
import { storeArticle } from '../../support/stored-articles';

process.env.SITE_URL = 'https://psg.example';

beforeAll(async () => {
  await seedDatabase();
  await storeArticle({ state: 'draft', slug: 'secret-draft', title: 'Secret draft' });
});

const ask = (headers: Record<string, string> = {}) =>
  feed(new Request('https://psg.example/feed.xml', { headers }));

it('serves the published items as RSS with absolute addresses', async () => {
  const response = await ask();
  const xml = await response.text();
  expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
  const links = [...xml.matchAll(/<item>\n<title>.*<\/title>\n<link>(.*)<\/link>/g)].map((match) => match[1]);
  expect(links).toEqual(demoArticles.map((article) => `https://psg.example/news/${article.slug}`));
  expect(xml).not.toContain('ecret draft');
});

it('answers 304 until something changes, and 200 once an item is taken down', async () => {
  const tag = (await ask()).headers.get('etag') ?? '';
  const unchanged = await ask({ 'if-none-match': tag });
  expect(unchanged.status).toBe(304);
  expect(await unchanged.text()).toBe('');
  expect(unchanged.headers.get('etag')).toBe(tag);
  const first = { slug: demoArticles[0]?.slug };
  await ArticleModel.updateOne(first, { state: 'draft' });
  const changed = await ask({ 'if-none-match': tag });
  expect(changed.status).toBe(200);
  expect(await changed.text()).not.toContain(first.slug);
  await ArticleModel.updateOne(first, { state: 'published' });
});

it('lists every public address in the sitemap, and no other', async () => {
  const urls = (await sitemap()).map((entry) => entry.url);
  expect(urls).toContain('https://psg.example/');
  expect(urls).toContain('https://psg.example/aims');
  expect(urls).toContain('https://psg.example/topics/mining');
  expect(urls.filter((url) => url.includes('/news/'))).toHaveLength(10);
  expect(urls.join()).not.toContain('secret-draft');
  expect(new Set(urls).size).toBe(urls.length);
});

it('keeps robots out of the back office and shows them the sitemap', () => {
  expect(robots().sitemap).toBe('https://psg.example/sitemap.xml');
  expect(JSON.stringify(robots().rules)).toContain('/dashboard');
});

it('is alive and ready', async () => {
  expect(health().status).toBe(200);
  expect((await ready()).status).toBe(200);
});
