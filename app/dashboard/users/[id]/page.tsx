import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageBar } from '@/components/ui/list-page';
import { UserView } from '@/components/users/user-view';
import { listAuditEntriesFor } from '@/lib/audit/audit-queries';
import { requirePageViewer } from '@/lib/auth/viewer';
import { findUser } from '@/lib/users/user-queries';

export const metadata: Metadata = { title: 'User' };

const done: Record<string, string> = {
  roles: 'The roles are saved; they hold from this person’s next page on.',
  disabled: 'The account is disabled. Its sessions have ended.',
  enabled: 'The account is enabled.',
};

export default async function UserPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requirePageViewer('users.manage');
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const user = await findUser(viewer, id);
  if (!user) notFound();
  const said = typeof search.done === 'string' ? done[search.done] : undefined;
  return (
    <>
      <PageBar title={user.name} action={<a href="/dashboard/users">All users</a>} />
      {said && (
        <p role="status" className="said">
          {said}
        </p>
      )}
      <UserView
        user={user}
        self={user.id === viewer.id}
        history={await listAuditEntriesFor('user', user.id)}
      />
    </>
  );
}
