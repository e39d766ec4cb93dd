import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OutboxFilter } from '@/components/members/outbox-filter';
import { OutboxList } from '@/components/members/outbox-list';
import { PageBar } from '@/components/ui/list-page';
import { requirePageViewer } from '@/lib/auth/viewer';
import { addressWith, textParameter } from '@/lib/kernel/query-strings';
import { listMessages, readableAudiences } from '@/lib/mail/outbox-queries';
import { messageKindsOf } from '@/lib/mail/outbox-types';

export const metadata: Metadata = { title: 'Outbox' };

type Query = Record<string, string | string[] | undefined>;

/** Open to those who read membership mails and to those who manage accounts: each sees only their kind. */
export default async function OutboxPage({ searchParams }: { searchParams: Promise<Query> }) {
  const viewer = await requirePageViewer('dashboard.see');
  const audiences = readableAudiences(viewer);
  if (audiences.length === 0) notFound();
  const given = await searchParams;
  const state = textParameter(given.state);
  const kind = textParameter(given.kind);
  const before = textParameter(given.before);
  const page = await listMessages(viewer, { state, kind, before });
  const here = (cursor: string | null) => addressWith('/dashboard/outbox', { state, kind, before: cursor });
  return (
    <>
      <PageBar title="Outbox" />
      <OutboxFilter state={state} kind={kind} kinds={audiences.flatMap(messageKindsOf)} />
      <OutboxList
        items={page.items}
        filtered={state !== '' || kind !== ''}
        olderHref={page.older ? here(page.older) : undefined}
        newestHref={before ? here(null) : undefined}
      />
    </>
  );
}
