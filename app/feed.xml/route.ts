import { readNewsFeed } from '@/lib/feeds/feed-queries';
import { rssDocument, rssType } from '@/lib/feeds/rss';

export const dynamic = 'force-dynamic';

/** The newest items as RSS 2.0. */
export async function GET(): Promise<Response> {
  const feed = await readNewsFeed('/feed.xml');
  return new Response(rssDocument(feed), { headers: { 'content-type': rssType } });
}
