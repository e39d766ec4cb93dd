import type { Metadata } from 'next';
import { TopicForm } from '@/components/topics/topic-form';
import { PageBar } from '@/components/ui/list-page';
import { requirePageViewer } from '@/lib/auth/viewer';
import { createTopicAction } from '@/lib/topics/topic-actions';

export const metadata: Metadata = { title: 'Add a topic or place' };

export default async function NewTopicPage() {
  await requirePageViewer('topics.edit');
  return (
    <>
      <PageBar title="Add a topic or place" />
      <TopicForm action={createTopicAction} />
    </>
  );
}
