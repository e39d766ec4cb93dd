import type { Metadata } from 'next';
import { PageBar } from '@/components/ui/list-page';
import { InviteForm } from '@/components/users/invite-form';
import { requirePageViewer } from '@/lib/auth/viewer';

export const metadata: Metadata = { title: 'Invite somebody' };

export default async function InviteUserPage() {
  await requirePageViewer('users.manage');
  return (
    <>
      <PageBar title="Invite somebody" action={<a href="/dashboard/users">All users</a>} />
      <InviteForm />
    </>
  );
}
