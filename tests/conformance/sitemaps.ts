import { XMLParser } from 'fast-xml-parser';
import { fetchPage, type Crawled } from './crawl';

type Entry = { loc: string };
type Document = { urlset?: { url?: Entry[] }; sitemapindex?: { sitemap?: Entry[] } };

const parser = new XMLParser({ isArray: (name) => name === 'url' || name === 'sitemap' });

/** The sitemap with all its parts, and the paths of every page that they list. */
export async function readSitemaps(
  origin: string,
  path = '/sitemap.xml',
): Promise<{ documents: Crawled[]; addresses: string[] }> {
  const document = await fetchPage(origin, path);
  const { urlset, sitemapindex } = parser.parse(document.text) as Document;
  const pathOf = ({ loc }: Entry) => loc.slice(origin.length);
  const parts = await Promise.all(
    (sitemapindex?.sitemap ?? []).map((entry) => readSitemaps(origin, pathOf(entry))),
  );
  return {
    documents: [document, ...parts.flatMap((part) => part.documents)],
    addresses: [...(urlset?.url ?? []).map(pathOf), ...parts.flatMap((part) => part.addresses)],
  };
}
