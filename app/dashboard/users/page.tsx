import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { PageBar } from '@/components/ui/list-page';
import { UsersView } from '@/components/users/users-view';
import { requirePageViewer } from '@/lib/auth/viewer';
import { listUsers } from '@/lib/users/user-queries';

export const metadata: Metadata = { title: 'Users' };

export default async function UsersPage() {
  const viewer = await requirePageViewer('users.manage');
  return (
    <>
      <PageBar
        title="Users"
        action={
          <ButtonLink size="small" href="/dashboard/users/invite">
            Invite somebody
          </ButtonLink>
        }
      />
      <UsersView users={await listUsers(viewer)} />
    </>
  );
}
