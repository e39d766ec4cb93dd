import type { Metadata } from 'next';
import { FeedView } from '@/components/articles/feed-view';
import { PageHead } from '@/components/articles/page-head';
import { listPublishedArticles } from '@/lib/articles/article-queries';
import { formatFeedPosition, parseFeedPosition } from '@/lib/articles/feed-position';

const itemsOnPage = 20;

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const cursor = parseFeedPosition((await searchParams).before);
  return {
    title: cursor ? 'Older news' : 'News',
    description: 'Every news item of the Peru Support Group, newest first.',
    alternates: {
      canonical: cursor ? `/news?before=${formatFeedPosition(cursor)}` : '/news',
      types: { 'application/rss+xml': '/feed.xml' },
    },
  };
}

export default async function NewsPage({ searchParams }: Props) {
  const { before } = await searchParams;
  const page = await listPublishedArticles({ limit: itemsOnPage, before });
  return (
    <FeedView
      page={page}
      address="/news"
      head={<PageHead title={parseFeedPosition(before) ? 'Older news' : 'News'} />}
      empty="There is no news here"
    />
  );
}
