import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MessageView } from '@/components/members/message-view';
import { PageBar } from '@/components/ui/list-page';
import { requirePageViewer } from '@/lib/auth/viewer';
import { findMessage } from '@/lib/mail/outbox-queries';

export const metadata: Metadata = { title: 'Mail' };

export default async function MessagePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requirePageViewer('dashboard.see');
  const message = await findMessage(viewer, (await params).id);
  if (!message) notFound();
  return (
    <>
      <PageBar title={message.subject}>
        <a href="/dashboard/outbox">Outbox</a>
      </PageBar>
      <MessageView message={message} />
    </>
  );
}
