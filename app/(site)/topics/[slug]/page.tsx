import type { Metadata } from 'next';
import { FeedView } from '@/components/articles/feed-view';
import { PageHead } from '@/components/articles/page-head';
import { listPublishedArticles } from '@/lib/articles/article-queries';
import { formatFeedPosition, parseFeedPosition } from '@/lib/articles/feed-position';
import { getTopic } from '@/lib/topics/topic-queries';

const itemsOnPage = 20;

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const topic = await getTopic((await params).slug);
  const cursor = parseFeedPosition((await searchParams).before);
  const address = `/topics/${topic.slug}`;
  return {
    title: cursor ? `${topic.name}, older news` : topic.name,
    description: topic.description || `News of Peru: ${topic.name}.`,
    alternates: { canonical: cursor ? `${address}?before=${formatFeedPosition(cursor)}` : address },
  };
}

export default async function TopicPage({ params, searchParams }: Props) {
  const topic = await getTopic((await params).slug);
  const { before } = await searchParams;
  const page = await listPublishedArticles({ limit: itemsOnPage, before, topicId: topic.id });
  return (
    <FeedView
      page={page}
      address={`/topics/${topic.slug}`}
      head={
        <PageHead title={topic.name}>
          {topic.description && <p>{topic.description}</p>}
          <p>
            <a href="/topics">All topics and places</a>
          </p>
        </PageHead>
      }
      empty="Nothing has been published on this yet"
    />
  );
}
