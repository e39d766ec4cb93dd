import { entityTag, matchesEntityTag } from '@/lib/feeds/conditional';
import { readNewsFeed } from '@/lib/feeds/feed-queries';
import { rssDocument, rssType } from '@/lib/feeds/rss';

export const dynamic = 'force-dynamic';

/**
 * The newest items as RSS 2.0. Conditional by entity tag only: an item that is taken down changes the feed
 * without making anything in it newer, so a date could keep a copy alive that must go.
 */
export async function GET(request: Request): Promise<Response> {
  const body = rssDocument(await readNewsFeed('/feed.xml'));
  const tag = entityTag(body);
  const headers = { etag: tag, 'cache-control': 'public, max-age=0, must-revalidate' };
  if (matchesEntityTag(request.headers.get('if-none-match'), tag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-type': rssType } });
}
