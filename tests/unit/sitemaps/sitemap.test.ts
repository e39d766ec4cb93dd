import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { newsSitemapDocument, sitemapDocument, sitemapIndexDocument } from '@/lib/sitemaps/sitemap-document';
import { parseSitemapName, sitemapPath, type SitemapPart } from '@/lib/sitemaps/sitemap-name';
import { sitemapFaults } from '../../support/validate-sitemap';

const site = 'https://psg.example';
const news = {
  path: '/news/river',
  title: 'Rivers < mines & “courts”',
  lang: 'es',
  publishedAt: '2017-10-01T18:00:00.000Z',
};

describe('sitemaps by the schemas of their protocols', () => {
  it('a sitemap is valid', async () => {
    const entries = [{ path: '/' }, { path: '/news/a', changedAt: '2017-10-01T18:00:00.000Z' }];
    expect(await sitemapFaults(sitemapDocument(site, entries))).toEqual([]);
  });

  it('an index is valid', async () => {
    expect(await sitemapFaults(sitemapIndexDocument(site, ['/sitemaps/pages.xml']))).toEqual([]);
  });

  it('a news sitemap is valid', async () => {
    expect(await sitemapFaults(newsSitemapDocument(site, 'Group & friends', [news]))).toEqual([]);
  });

  it('an empty news sitemap is well-formed, and says that it is one', () => {
    const empty = newsSitemapDocument(site, 'Group', []);
    expect(XMLValidator.validate(empty)).toBe(true);
    expect(empty).toContain('<urlset');
  });

  it('the schemas find faults', async () => {
    expect(await sitemapFaults(sitemapDocument('', [{ path: '/relative' }]))).not.toEqual([]);
    expect(await sitemapFaults(sitemapDocument(site, [{ path: '/' }, { path: '/' }]))).not.toEqual([]);
    expect(await sitemapFaults(newsSitemapDocument(site, ' ', [news]))).not.toEqual([]);
  });
});

describe('the names of its parts', () => {
  const parts: [SitemapPart, string][] = [
    [{ kind: 'pages' }, '/sitemaps/pages.xml'],
    [{ kind: 'items', year: '2017', part: 1 }, '/sitemaps/items-2017.xml'],
    [{ kind: 'items', year: '2017', part: 12 }, '/sitemaps/items-2017-12.xml'],
  ];
  it.each(parts)('%j is %s, and back', (part, path) => {
    expect(sitemapPath(part)).toBe(path);
    expect(parseSitemapName(path.replace('/sitemaps/', ''))).toEqual(part);
  });

  it.each([
    '',
    'pages',
    'items-17.xml',
    'items-2017-1.xml',
    'items-2017-02.xml',
    'items-2017.xml.xml',
    '$where',
  ])('%j is none', (name) => {
    expect(parseSitemapName(name)).toBeNull();
  });
});
