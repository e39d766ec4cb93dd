import { readNewsFeed } from '@/lib/feeds/feed-queries';
import { jsonFeedDocument, jsonFeedType } from '@/lib/feeds/json-feed';

export const dynamic = 'force-dynamic';

/** The newest items as JSON Feed 1.1. */
export async function GET(): Promise<Response> {
  const feed = await readNewsFeed('/feed.json');
  return new Response(jsonFeedDocument(feed), { headers: { 'content-type': jsonFeedType } });
}
