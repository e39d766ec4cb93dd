import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ArchiveMonths } from '@/components/articles/archive-views';
import { ArchivePath } from '@/components/articles/archive-path';
import { feedAddresses } from '@/components/articles/feed-addresses';
import { FeedView } from '@/components/articles/feed-view';
import { PageHead } from '@/components/articles/page-head';
import { pageOfFeed } from '@/components/articles/page-of-feed';
import { PageData } from '@/components/structured-data/json-ld';
import { findArchiveMonth } from '@/lib/articles/archive-queries';
import { listPublishedArticles } from '@/lib/articles/article-queries';
import { parseFeedPosition } from '@/lib/articles/feed-position';
import { formatMonth } from '@/lib/kernel/time';
import { texts } from '@/lib/texts';

const { archive: words, items } = texts.news;
const itemsOnPage = 20;

type Props = {
  params: Promise<{ year: string; month: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

const load = cache(async (year: string, month: string, before: unknown) => {
  const found = await findArchiveMonth(year, month);
  if (!found) notFound();
  // A cursor of another month is none.
  const cursor = parseFeedPosition(before)?.day.startsWith(`${year}-${month}`) ? before : undefined;
  const page = await listPublishedArticles({ limit: itemsOnPage, before: cursor, range: found.range });
  return { ...found, page, cursor };
});

async function open({ params, searchParams }: Props) {
  const [{ year, month }, { before }] = await Promise.all([params, searchParams]);
  const found = await load(year, month, before);
  const address = `/archive/${year}/${month}`;
  const name = words.monthTitle(formatMonth(`${year}-${month}-01`));
  return { ...found, year, month, address, ...pageOfFeed({ ...found, name, address, before: found.cursor }) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { year, month, address, page, title, canonical } = await open(props);
  const { newer, older } = feedAddresses(page, address);
  return {
    title,
    description: words.monthDescription(formatMonth(`${year}-${month}-01`)),
    alternates: { canonical },
    pagination: { previous: newer, next: older },
  };
}

export default async function ArchiveMonthPage(props: Props) {
  const { year, month, address, page, title, count, neighbours } = await open(props);
  return (
    <FeedView
      page={page}
      address={address}
      head={
        <PageHead title={title} rail={<ArchivePath year={year} />}>
          <p className="small">{items(count)}</p>
        </PageHead>
      }
    >
      <PageData
        trail={[
          { name: words.title, path: '/archive' },
          { name: year, path: `/archive/${year}` },
          { name: formatMonth(`${year}-${month}-01`), path: address },
        ]}
      />
      <ArchiveMonths neighbours={neighbours} />
    </FeedView>
  );
}
