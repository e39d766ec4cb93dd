import 'server-only';
import { rangeOfYear } from '@/lib/articles/archive-period';
import { listArchiveYears } from '@/lib/articles/archive-queries';
import { newestFirst, oldestFirst, within } from '@/lib/articles/feed-order';
import { itemPath } from '@/lib/articles/item-path';
import { publishedFilter } from '@/lib/articles/published-filter';
import { connectDatabase } from '@/lib/kernel/database';
import { londonDay } from '@/lib/kernel/time';
import { listSections } from '@/lib/sections/section-queries';
import { publicationInstant } from '@/lib/articles/publication-instant';
import { listTopics } from '@/lib/topics/topic-queries';
import { ArticleModel } from '@/models/article';
import type { NewsSitemapEntry, SitemapEntry } from './sitemap-document';
import { itemsInPart, type SitemapPart } from './sitemap-name';

const dayMs = 24 * 60 * 60 * 1000;
/** Google reads at most so many items of a news sitemap, and only those of the last two days. */
const mostNews = 1000;
const newsDays = 2;

/** Every part that the sitemap has now; each count of a year reads one stretch of the feed's index. */
export async function listSitemapParts(): Promise<SitemapPart[]> {
  const years = await listArchiveYears();
  return [
    { kind: 'pages' },
    ...years.flatMap(({ year, count }) =>
      Array.from({ length: Math.ceil(count / itemsInPart) }, (_, index) => ({
        kind: 'items' as const,
        year,
        part: index + 1,
      })),
    ),
  ];
}

/** The addresses of a part, or null where it has none. */
export async function readSitemapPart(part: SitemapPart): Promise<SitemapEntry[] | null> {
  if (part.kind === 'pages') return readPages();
  const range = rangeOfYear(part.year);
  if (!range) return null;
  await connectDatabase();
  const rows = await ArticleModel.find(
    { ...publishedFilter, ...within(range) },
    { slug: 1, updatedAt: 1, event: 1 },
  )
    .sort(oldestFirst)
    .skip((part.part - 1) * itemsInPart)
    .limit(itemsInPart)
    .lean();
  if (rows.length === 0) return null;
  return rows.map((row) => ({
    path: itemPath({ slug: row.slug, event: row.event?.startsAt }),
    changedAt: row.updatedAt.toISOString(),
  }));
}

/** What came out within the last two days, newest first. */
export async function listLatestNews(now: Date = new Date()): Promise<NewsSitemapEntry[]> {
  await connectDatabase();
  const since = new Date(now.getTime() - newsDays * dayMs);
  const rows = await ArticleModel.find(
    { ...publishedFilter, ...within({ from: londonDay(since), to: londonDay(now) }) },
    { slug: 1, title: 1, lang: 1, day: 1, publishedAt: 1, updatedAt: 1, event: 1 },
  )
    .sort(newestFirst)
    .limit(mostNews)
    .lean();
  return rows
    .map((row) => ({
      path: itemPath({ slug: row.slug, event: row.event?.startsAt }),
      title: row.title,
      lang: row.lang,
      publishedAt: publicationInstant({
        day: row.day,
        publishedAt: (row.publishedAt ?? row.updatedAt).toISOString(),
      }),
    }))
    .filter(({ publishedAt }) => new Date(publishedAt) >= since);
}

async function readPages(): Promise<SitemapEntry[]> {
  const [sections, topics, years] = await Promise.all([listSections(), listTopics(), listArchiveYears()]);
  return [
    ...['/', '/news', '/topics', '/archive', '/events', '/join'].map((path) => ({ path })),
    ...sections.map(({ slug, updatedAt }) => ({ path: `/${slug}`, changedAt: updatedAt })),
    ...topics.map(({ slug }) => ({ path: `/topics/${slug}` })),
    ...years.map(({ year }) => ({ path: `/archive/${year}` })),
  ];
}
