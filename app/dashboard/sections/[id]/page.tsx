import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SectionEditor } from '@/components/editor/section-editor';
import { requirePageViewer } from '@/lib/auth/viewer';
import { londonDay } from '@/lib/kernel/time';
import { findEditableSection } from '@/lib/sections/section-editing-queries';
import { listTopics } from '@/lib/topics/topic-queries';

export const metadata: Metadata = { title: 'Edit a section' };

type Props = { params: Promise<{ id: string }> };

export default async function EditSectionPage({ params }: Props) {
  const viewer = await requirePageViewer('sections.edit');
  const section = await findEditableSection((await params).id);
  if (!section) notFound();
  return (
    <SectionEditor
      key={section.id}
      viewerId={viewer.id}
      section={section}
      start={section}
      topics={await listTopics()}
      today={londonDay()}
    />
  );
}
