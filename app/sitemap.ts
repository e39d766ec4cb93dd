import type { MetadataRoute } from 'next';
import { listPublishedAddresses } from '@/lib/articles/article-queries';
import { siteUrl } from '@/lib/kernel/env';
import { listSections } from '@/lib/sections/section-queries';
import { listTopics } from '@/lib/topics/topic-queries';

export const dynamic = 'force-dynamic';

// The protocol allows 50,000 addresses a file; the rest is left for sections and topics.
const mostArticles = 49_000;

/** Every public address. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const site = siteUrl();
  const [articles, topics, sections] = await Promise.all([
    listPublishedAddresses(mostArticles),
    listTopics(),
    listSections(),
  ]);
  return [
    ...['/', '/news', '/topics', '/events', '/join'].map((path) => ({ url: `${site}${path}` })),
    ...sections.map(({ slug, updatedAt }) => ({ url: `${site}/${slug}`, lastModified: updatedAt })),
    ...topics.map(({ slug }) => ({ url: `${site}/topics/${slug}` })),
    ...articles.map(({ slug, updatedAt }) => ({ url: `${site}/news/${slug}`, lastModified: updatedAt })),
  ];
}
