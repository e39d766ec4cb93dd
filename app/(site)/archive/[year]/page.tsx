import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ArchiveYearView } from '@/components/articles/archive-views';
import { PageData } from '@/components/structured-data/json-ld';
import { findArchiveYear } from '@/lib/articles/archive-queries';
import { texts } from '@/lib/texts';

const { archive: words } = texts.news;

type Props = { params: Promise<{ year: string }> };

const load = cache(findArchiveYear);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { year } = await params;
  if (!(await load(year))) notFound();
  return {
    title: words.yearTitle(year),
    description: words.yearDescription(year),
    alternates: { canonical: `/archive/${year}` },
  };
}

export default async function ArchiveYearPage({ params }: Props) {
  const { year } = await params;
  const found = await load(year);
  if (!found) notFound();
  return (
    <>
      <PageData
        trail={[
          { name: words.title, path: '/archive' },
          { name: year, path: `/archive/${year}` },
        ]}
      />
      <ArchiveYearView year={year} {...found} />
    </>
  );
}
