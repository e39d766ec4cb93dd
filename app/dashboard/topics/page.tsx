import type { Metadata } from 'next';
import { TopicList } from '@/components/topics/topic-list';
import { ButtonLink } from '@/components/ui/button';
import { PageBar } from '@/components/ui/list-page';
import { requirePageViewer } from '@/lib/auth/viewer';
import { listTopicsForEditing } from '@/lib/topics/topic-editing-queries';

export const metadata: Metadata = { title: 'Topics' };

export default async function TopicsPage() {
  await requirePageViewer('topics.edit');
  const topics = await listTopicsForEditing();
  return (
    <>
      <PageBar
        title="Topics and places"
        action={
          <ButtonLink size="small" href="/dashboard/topics/new">
            Add a topic or place
          </ButtonLink>
        }
      />
      <TopicList topics={topics} />
    </>
  );
}
