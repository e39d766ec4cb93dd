import type { Metadata } from 'next';
import { cache } from 'react';
import { feedAddresses } from '@/components/articles/feed-addresses';
import { FeedView } from '@/components/articles/feed-view';
import { pageOfFeed } from '@/components/articles/page-of-feed';
import { TopicHead } from '@/components/articles/topic-head';
import { PageData } from '@/components/structured-data/json-ld';
import { listPublishedArticles } from '@/lib/articles/article-queries';
import { countPublishedOfTopic } from '@/lib/articles/published-count-queries';
import { texts } from '@/lib/texts';
import { getTopic } from '@/lib/topics/topic-queries';

const { topics: words } = texts.news;
const itemsOnPage = 20;

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

const load = cache((topicId: string, before: unknown) =>
  listPublishedArticles({ limit: itemsOnPage, before, topicId }),
);

async function open({ params, searchParams }: Props) {
  const [{ slug }, { before }] = await Promise.all([params, searchParams]);
  const topic = await getTopic(slug);
  const address = `/topics/${topic.slug}`;
  const page = await load(topic.id, before);
  return { topic, address, page, ...pageOfFeed({ name: topic.name, address, before, page }) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { topic, address, page, title, canonical } = await open(props);
  const { newer, older } = feedAddresses(page, address);
  return {
    title,
    description: topic.description || (topic.kind === 'place' ? words.ofPlace : words.ofTopic)(topic.name),
    alternates: {
      canonical,
      types: { 'application/rss+xml': [{ url: `${address}/feed.xml`, title: topic.name }] },
    },
    pagination: { previous: newer, next: older },
  };
}

export default async function TopicPage(props: Props) {
  const { topic, address, page, title } = await open(props);
  const count = await countPublishedOfTopic(topic.id);
  return (
    <>
      <PageData
        trail={[
          { name: words.title, path: '/topics' },
          { name: topic.name, path: address },
        ]}
      />
      <FeedView
        page={page}
        address={address}
        head={<TopicHead topic={topic} count={count} title={title} />}
        empty={words.nothingYet}
      />
    </>
  );
}
