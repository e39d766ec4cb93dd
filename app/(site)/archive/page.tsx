import type { Metadata } from 'next';
import { ArchiveView } from '@/components/articles/archive-views';
import { listArchiveYears } from '@/lib/articles/archive-queries';
import { texts } from '@/lib/texts';

const { archive: words } = texts.news;

export const metadata: Metadata = {
  title: words.title,
  description: words.description,
  alternates: { canonical: '/archive' },
};

export default async function ArchivePage() {
  return <ArchiveView years={await listArchiveYears()} />;
}
