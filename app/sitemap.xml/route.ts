import { siteUrl } from '@/lib/kernel/env';
import { sitemapIndexDocument, sitemapType } from '@/lib/sitemaps/sitemap-document';
import { sitemapPath } from '@/lib/sitemaps/sitemap-name';
import { listSitemapParts } from '@/lib/sitemaps/sitemap-queries';

export const dynamic = 'force-dynamic';

/** The index of the sitemap's parts. */
export async function GET(): Promise<Response> {
  const paths = (await listSitemapParts()).map(sitemapPath);
  return new Response(sitemapIndexDocument(siteUrl(), paths), { headers: { 'content-type': sitemapType } });
}
