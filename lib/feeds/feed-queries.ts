import 'server-only';
import { Types } from 'mongoose';
import { detailFields, toDetail, type DetailRow } from '@/lib/articles/article-detail';
import { toSummaries } from '@/lib/articles/article-rows';
import type { ArticleDetail } from '@/lib/articles/article-types';
import { newestFirst } from '@/lib/articles/feed-order';
import { publishedFilter } from '@/lib/articles/published-filter';
import { connectDatabase } from '@/lib/kernel/database';
import { siteUrl } from '@/lib/kernel/env';
import { getSettings } from '@/lib/settings/settings-queries';
import { texts } from '@/lib/texts';
import { findTopic } from '@/lib/topics/topic-queries';
import { ArticleModel } from '@/models/article';
import type { Feed } from './feed';
import { toFeedEntry } from './feed-entry';

const entriesInFeed = 30;

/** The feed of all news, to be served at `path`. */
export async function readNewsFeed(path: string): Promise<Feed> {
  const [articles, settings] = await Promise.all([listNewestInFull(), getSettings()]);
  return toFeed(articles, {
    title: texts.machines.newsFeed,
    description: settings.strapline || texts.machines.newsDescription,
    homePath: '/',
    path,
  });
}

/** The feed of one topic or place by its address, or null where there is none. Any text may be asked for. */
export async function readTopicFeed(slug: string): Promise<Feed | null> {
  const topic = await findTopic(slug);
  if (!topic) return null;
  return toFeed(await listNewestInFull(new Types.ObjectId(topic.id)), {
    title: texts.machines.topicFeed(topic.name),
    description: topic.description || texts.machines.topicDescription(topic.name),
    homePath: `/topics/${topic.slug}`,
    path: `/topics/${topic.slug}/feed.xml`,
  });
}

function toFeed(articles: ArticleDetail[], about: Omit<Feed, 'siteUrl' | 'entries'>): Feed {
  const site = siteUrl();
  return { ...about, siteUrl: site, entries: articles.map((article) => toFeedEntry(article, site)) };
}

/** The newest published items with their whole texts; all, or of one topic or place. */
async function listNewestInFull(topicIds?: Types.ObjectId): Promise<ArticleDetail[]> {
  await connectDatabase();
  const rows: DetailRow[] = await ArticleModel.find(
    { ...publishedFilter, ...(topicIds && { topicIds }) },
    detailFields,
  )
    .sort(newestFirst)
    .limit(entriesInFeed)
    .lean();
  const summaries = await toSummaries(rows);
  return rows.flatMap((row, index) => {
    const summary = summaries[index];
    return summary ? [toDetail(summary, row)] : [];
  });
}
