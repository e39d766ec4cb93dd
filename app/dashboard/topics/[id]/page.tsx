import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeleteTopicForm } from '@/components/topics/delete-topic-form';
import { TopicForm } from '@/components/topics/topic-form';
import { PageBar } from '@/components/ui/list-page';
import { requirePageViewer } from '@/lib/auth/viewer';
import { saveTopicAction } from '@/lib/topics/topic-actions';
import { findTopicForEditing } from '@/lib/topics/topic-editing-queries';

export const metadata: Metadata = { title: 'Topic' };

export default async function TopicPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePageViewer('topics.edit');
  const topic = await findTopicForEditing((await params).id);
  if (!topic) notFound();
  return (
    <>
      <PageBar title={topic.name} />
      <TopicForm action={saveTopicAction} topic={topic} />
      <DeleteTopicForm topic={topic} />
    </>
  );
}
