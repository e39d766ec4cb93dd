import type { Metadata } from 'next';
import { SectionEditor } from '@/components/editor/section-editor';
import { requirePageViewer } from '@/lib/auth/viewer';
import { londonDay } from '@/lib/kernel/time';
import { emptyRichText } from '@/lib/rich-text/rich-text-schema';
import { listTopics } from '@/lib/topics/topic-queries';

export const metadata: Metadata = { title: 'Add a section' };

export default async function NewSectionPage() {
  const viewer = await requirePageViewer('sections.edit');
  return (
    <SectionEditor
      viewerId={viewer.id}
      section={null}
      start={{
        title: '',
        opening: '',
        body: emptyRichText,
        kind: 'background',
        furtherReading: [],
        lastReviewed: '',
        topicIds: [],
      }}
      topics={await listTopics()}
      today={londonDay()}
    />
  );
}
