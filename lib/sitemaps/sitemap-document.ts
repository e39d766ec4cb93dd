import { escapeXml } from '@/lib/feeds/xml';

export const sitemapType = 'application/xml; charset=utf-8';

/** An address of a sitemap; `changedAt` is ISO 8601. */
export type SitemapEntry = { path: string; changedAt?: string };
/** An item of the news sitemap; `publishedAt` is ISO 8601. */
export type NewsSitemapEntry = { path: string; title: string; lang: string; publishedAt: string };

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const newsNamespace = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"';

/** A sitemap of absolute addresses. Source: the protocol at https://www.sitemaps.org/protocol.html */
export function sitemapDocument(siteUrl: string, entries: SitemapEntry[]): string {
  const urls = entries.map(
    ({ path, changedAt }) =>
      `<url>${location(siteUrl, path)}${changedAt ? `<lastmod>${changedAt}</lastmod>` : ''}</url>`,
  );
  return [declaration, `<urlset ${namespace}>`, ...urls, '</urlset>', ''].join('\n');
}

/** An index of sitemaps, from the same source. */
export function sitemapIndexDocument(siteUrl: string, paths: string[]): string {
  const sitemaps = paths.map((path) => `<sitemap>${location(siteUrl, path)}</sitemap>`);
  return [declaration, `<sitemapindex ${namespace}>`, ...sitemaps, '</sitemapindex>', ''].join('\n');
}

/**
 * A news sitemap. Source: Google Search Central, "Create a News sitemap". With no entry it is empty, which is what
 * Google asks for when there is no news.
 */
export function newsSitemapDocument(
  siteUrl: string,
  publication: string,
  entries: NewsSitemapEntry[],
): string {
  const urls = entries.map(({ path, title, lang, publishedAt }) =>
    [
      `<url>${location(siteUrl, path)}<news:news>`,
      `<news:publication><news:name>${escapeXml(publication)}</news:name>`,
      `<news:language>${escapeXml(lang)}</news:language></news:publication>`,
      `<news:publication_date>${publishedAt}</news:publication_date>`,
      `<news:title>${escapeXml(title)}</news:title>`,
      '</news:news></url>',
    ].join(''),
  );
  return [declaration, `<urlset ${namespace} ${newsNamespace}>`, ...urls, '</urlset>', ''].join('\n');
}

const location = (siteUrl: string, path: string): string => `<loc>${escapeXml(`${siteUrl}${path}`)}</loc>`;
