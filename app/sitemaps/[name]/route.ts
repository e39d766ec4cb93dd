import { siteUrl } from '@/lib/kernel/env';
import { sitemapDocument, sitemapType } from '@/lib/sitemaps/sitemap-document';
import { parseSitemapName } from '@/lib/sitemaps/sitemap-name';
import { readSitemapPart } from '@/lib/sitemaps/sitemap-queries';

export const dynamic = 'force-dynamic';

/** A part of the sitemap, or the answer 404. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  const part = parseSitemapName((await params).name);
  const entries = part && (await readSitemapPart(part));
  if (!entries) return new Response(null, { status: 404 });
  return new Response(sitemapDocument(siteUrl(), entries), { headers: { 'content-type': sitemapType } });
}
