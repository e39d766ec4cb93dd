import type { Metadata } from 'next';
import { ArchiveView } from '@/components/articles/archive-views';
import { PageData } from '@/components/structured-data/json-ld';
import { listArchiveYears } from '@/lib/articles/archive-queries';
import { texts } from '@/lib/texts';

const { archive: words } = texts.news;

export const metadata: Metadata = {
  title: words.title,
  description: words.description,
  alternates: { canonical: '/archive' },
};

export default async function ArchivePage() {
  return (
    <>
      <PageData trail={[{ name: words.title, path: '/archive' }]} />
      <ArchiveView years={await listArchiveYears()} />
    </>
  );
}
