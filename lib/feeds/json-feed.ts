import { feedLanguage, type Feed } from './feed';

export const jsonFeedType = 'application/feed+json; charset=utf-8';

/** A feed as JSON Feed 1.1. Source: https://www.jsonfeed.org/version/1.1/ */
export function jsonFeedDocument(feed: Feed): string {
  const { siteUrl } = feed;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: `${siteUrl}${feed.homePath}`,
    feed_url: `${siteUrl}${feed.path}`,
    description: feed.description,
    icon: `${siteUrl}/icons/icon-512.png`,
    favicon: `${siteUrl}/favicon.ico`,
    authors: [{ name: feed.title, url: `${siteUrl}/` }],
    language: feedLanguage,
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      summary: entry.summary,
      content_html: entry.html,
      date_published: entry.publishedAt,
      date_modified: entry.updatedAt,
      tags: entry.categories,
      language: entry.lang,
    })),
  });
}
