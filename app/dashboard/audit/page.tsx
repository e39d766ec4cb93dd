import type { Metadata } from 'next';
import { PageBar } from '@/components/ui/list-page';
import { AuditView } from '@/components/users/audit-view';
import { listAuditEntries } from '@/lib/audit/audit-queries';
import { requirePageViewer } from '@/lib/auth/viewer';
import { listUserNames } from '@/lib/users/user-queries';

export const metadata: Metadata = { title: 'Audit' };

type Search = Promise<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

export default async function AuditPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requirePageViewer('audit.read');
  const search = await searchParams;
  const chosen = { kind: one(search.kind), person: one(search.person) };
  const [page, people] = await Promise.all([
    listAuditEntries(viewer, { kind: chosen.kind, actorId: chosen.person, before: search.before }),
    listUserNames(viewer),
  ]);
  const href = (before?: string) => {
    const query = new URLSearchParams({
      ...(chosen.kind && { kind: chosen.kind }),
      ...(chosen.person && { person: chosen.person }),
      ...(before && { before }),
    }).toString();
    return query ? `/dashboard/audit?${query}` : '/dashboard/audit';
  };
  return (
    <>
      <PageBar title="Audit" />
      <AuditView
        lines={page.items}
        people={people}
        chosen={chosen}
        olderHref={page.older ? href(page.older) : undefined}
        newestHref={search.before ? href() : undefined}
      />
    </>
  );
}
