import { beforeAll, expect, it } from 'vitest';
import { GET as ready } from '@/app/api/ready/route';
import { GET as health } from '@/app/api/health/route';
import robots from '@/app/robots';
import sitemap from '@/app/sitemap';
import { seedDatabase } from '@/lib/seed/seed-database';
import { storeArticle } from '../../support/stored-articles';

process.env.SITE_URL = 'https://psg.example';

beforeAll(async () => {
  await seedDatabase();
  await storeArticle({ state: 'draft', slug: 'secret-draft', title: 'Secret draft' });
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
