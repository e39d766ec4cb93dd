import { siteUrl } from '@/lib/kernel/env';
import { newsSitemapDocument, sitemapType } from '@/lib/sitemaps/sitemap-document';
import { listLatestNews } from '@/lib/sitemaps/sitemap-queries';
import { texts } from '@/lib/texts';

export const dynamic = 'force-dynamic';

/** What came out within the last two days, for Google News. */
export async function GET(): Promise<Response> {
  const body = newsSitemapDocument(siteUrl(), texts.layout.groupName, await listLatestNews());
  return new Response(body, { headers: { 'content-type': sitemapType } });
}
