import type { Metadata } from 'next';
import { SectionView } from '@/components/sections/section-view';
import { PageData } from '@/components/structured-data/json-ld';
import { listLatestByTopics } from '@/lib/articles/latest-by-topics-queries';
import { getSection, listSections } from '@/lib/sections/section-queries';

const newsShown = 3;

type Props = { params: Promise<{ section: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const section = await getSection((await params).section);
  return {
    title: section.title,
    description: section.opening.slice(0, 300),
    alternates: { canonical: `/${section.slug}` },
  };
}

export default async function SectionPage({ params }: Props) {
  const section = await getSection((await params).section);
  const [sections, news] = await Promise.all([
    section.kind === 'background' ? listSections() : [],
    listLatestByTopics(
      section.topics.map(({ id }) => id),
      newsShown,
    ),
  ]);
  const others = sections.filter((other) => other.kind === 'background' && other.slug !== section.slug);
  return (
    <>
      <PageData trail={[{ name: section.title, path: `/${section.slug}` }]} />
      <SectionView section={section} news={news} others={others} />
    </>
  );
}
