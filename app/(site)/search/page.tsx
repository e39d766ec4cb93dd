import type { Metadata } from 'next';
import { SearchView } from '@/components/search/search-view';
import { parseSearchQuery } from '@/lib/search/search-query';
import { searchSite } from '@/lib/search/search-queries';
import { texts } from '@/lib/texts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = await searchParams;
  const { text } = parseSearchQuery(typeof q === 'string' ? q : '');
  return {
    title: text ? texts.search.titleFor(text) : texts.search.title,
    description: texts.search.engineDescription,
    // Results are made for people who ask; search engines have the pages themselves.
    robots: { index: false, follow: true },
  };
}

export default async function SearchRoute({ searchParams }: Props) {
  return <SearchView page={await searchSite(await searchParams)} />;
}
