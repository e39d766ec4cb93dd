import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as security } from '@/app/.well-known/security.txt/route';
import { GET as latestNews } from '@/app/news-sitemap.xml/route';
import { GET as index } from '@/app/sitemap.xml/route';
import { GET as part } from '@/app/sitemaps/[name]/route';
import { recountPublished } from '@/lib/articles/published-count-mutations';
import { seedDatabase } from '@/lib/seed/seed-database';
import { listLatestNews, listSitemapParts, readSitemapPart } from '@/lib/sitemaps/sitemap-queries';
import { ArticleModel } from '@/models/article';
import { SettingsModel } from '@/models/settings';
import { storeArticle } from '../../support/stored-articles';
import { sitemapFaults } from '../../support/validate-sitemap';

process.env.SITE_URL = 'https://psg.example';
vi.mock('@/lib/sitemaps/sitemap-name', async (original) => ({
  ...(await original<object>()),
  itemsInPart: 4,
}));

const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '');
const askPart = (name: string) =>
  part(new Request('https://psg.example/'), { params: Promise.resolve({ name }) });

describe('the sitemap', () => {
  beforeAll(async () => {
    await seedDatabase();
    await storeArticle({ state: 'draft', slug: 'secret-draft' });
    await storeArticle({ day: '2016-12-31', slug: 'the-year-before' });
    await recountPublished();
  });

  it('leads by its index to every public address once, in parts that are valid, and to no other', async () => {
    const indexXml = await (await index()).text();
    expect(await sitemapFaults(indexXml)).toEqual([]);
    const names = locations(indexXml).map((url) => url.replace('https://psg.example/sitemaps/', ''));
    expect(names).toEqual([
      'pages.xml',
      'items-2017.xml',
      'items-2017-2.xml',
      'items-2017-3.xml',
      'items-2016.xml',
    ]);
    const addresses: string[] = [];
    for (const name of names) {
      const xml = await (await askPart(name)).text();
      expect(await sitemapFaults(xml)).toEqual([]);
      addresses.push(...locations(xml));
    }
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const path of ['/', '/archive/2016', '/aims', '/topics/mining', '/news/the-year-before'])
      expect(addresses).toContain(`https://psg.example${path}`);
    expect(addresses.filter((url) => url.includes('/news/'))).toHaveLength(10);
    expect(addresses.filter((url) => url.includes('/events/'))).toHaveLength(1);
    expect(addresses.join()).not.toContain('secret-draft');
  });

  it('keeps the full parts as they are when something is published now', async () => {
    const first = { kind: 'items', year: '2017', part: 1 } as const;
    const before = await readSitemapPart(first);
    const { slug } = await storeArticle({ day: '2017-12-01' });
    await recountPublished();
    expect(await readSitemapPart(first)).toEqual(before);
    expect((await readSitemapPart({ ...first, part: 3 }))?.at(-1)?.path).toBe(`/news/${slug}`);
    expect(await listSitemapParts()).toHaveLength(5);
  });

  it.each(['items-2017-9.xml', 'items-1999.xml', 'nothing.xml', '$where'])('has no part %s', async (name) => {
    expect((await askPart(name)).status).toBe(404);
  });
});

describe('the news sitemap', () => {
  beforeEach(async () => {
    await ArticleModel.deleteMany({});
  });

  it('has what came out within two days, with its language', async () => {
    const now = new Date();
    const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * 60 * 60 * 1000);
    const day = (instant: Date) => instant.toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
    const fresh = await storeArticle({ day: day(at(1)), publishedAt: at(1), lang: 'es' });
    await storeArticle({ day: day(at(49)), publishedAt: at(49) });
    await storeArticle({ day: '2001-01-01', publishedAt: at(1) });
    const xml = await (await latestNews()).text();
    expect(locations(xml)).toEqual([`https://psg.example/news/${fresh.slug}`]);
    expect(xml).toContain('<news:language>es</news:language>');
    expect(await sitemapFaults(xml)).toEqual([]);
  });

  it('is empty without news', async () => {
    await storeArticle();
    expect(await listLatestNews(new Date('2017-11-01T00:00:00Z'))).toEqual([]);
    expect(locations(await (await latestNews()).text())).toEqual([]);
  });
});

it('security.txt is there once there is somebody to write to', async () => {
  await SettingsModel.deleteMany({});
  expect((await security()).status).toBe(404);
  await SettingsModel.create({ _id: 'site', contactEmail: 'office@psg.example' });
  expect(await (await security()).text()).toContain('Contact: mailto:office@psg.example\n');
});
