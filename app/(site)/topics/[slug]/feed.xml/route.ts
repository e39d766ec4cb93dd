import { readTopicFeed } from '@/lib/feeds/feed-queries';
import { rssDocument, rssType } from '@/lib/feeds/rss';

export const dynamic = 'force-dynamic';

/** The newest items of a topic or place as RSS 2.0, or the answer 404. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const feed = await readTopicFeed((await params).slug);
  if (!feed) return new Response(null, { status: 404 });
  return new Response(rssDocument(feed), { headers: { 'content-type': rssType } });
}
