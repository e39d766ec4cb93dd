import { listPublishedArticles } from '@/lib/articles/article-queries';
import { entityTag, matchesEntityTag } from '@/lib/feeds/conditional';
import { rssDocument } from '@/lib/feeds/rss';
import { siteUrl } from '@/lib/kernel/env';
import { getSettings } from '@/lib/settings/settings-queries';

export const dynamic = 'force-dynamic';

const itemsInFeed = 30;

/**
 * The newest items as RSS 2.0. Conditional by entity tag only: an item that is taken down changes the feed
 * without making anything in it newer, so a date could keep a copy alive that must go.
 */
export async function GET(request: Request): Promise<Response> {
  const [page, settings] = await Promise.all([listPublishedArticles({ limit: itemsInFeed }), getSettings()]);
  const body = rssDocument({
    siteUrl: siteUrl(),
    title: 'Peru Support Group',
    description: settings.strapline || 'News of Peru',
    items: page.items.map((item) => ({
      title: item.title,
      summary: item.summary,
      path: `/news/${item.slug}`,
      id: `article-${item.id}`,
      categories: item.topics.map((topic) => topic.name),
      day: item.day,
    })),
  });
  const tag = entityTag(body);
  const headers = { etag: tag, 'cache-control': 'public, max-age=0, must-revalidate' };
  if (matchesEntityTag(request.headers.get('if-none-match'), tag))
    return new Response(null, { status: 304, headers });
  return new Response(body, {
    headers: { ...headers, 'content-type': 'application/rss+xml; charset=utf-8' },
  });
}
