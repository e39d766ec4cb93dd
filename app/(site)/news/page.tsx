import type { Metadata } from 'next';
import { cache } from 'react';
import { feedAddresses } from '@/components/articles/feed-addresses';
import { FeedView } from '@/components/articles/feed-view';
import { pageOfFeed } from '@/components/articles/page-of-feed';
import { NewsHead } from '@/components/articles/news-head';
import { PageData } from '@/components/structured-data/json-ld';
import { listPublishedArticles } from '@/lib/articles/article-queries';
import { texts } from '@/lib/texts';

const { feed: words } = texts.news;
const address = '/news';
const itemsOnPage = 20;

type Props = { searchParams: Promise<{ before?: string | string[] }> };

const load = cache((before: unknown) => listPublishedArticles({ limit: itemsOnPage, before }));

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { before } = await searchParams;
  const page = await load(before);
  const { title, canonical } = pageOfFeed({ name: words.title, address, before, page });
  const { newer, older } = feedAddresses(page, address);
  return {
    title,
    description: words.description,
    alternates: { canonical },
    pagination: { previous: newer, next: older },
  };
}

export default async function NewsPage({ searchParams }: Props) {
  const { before } = await searchParams;
  const page = await load(before);
  const { title } = pageOfFeed({ name: words.title, address, before, page });
  return (
    <>
      <PageData trail={[{ name: words.title, path: address }]} />
      <FeedView page={page} address={address} head={<NewsHead title={title} />} />
    </>
  );
}
