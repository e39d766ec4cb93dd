import type { Metadata } from 'next';
import { WaitingView } from '@/components/dashboard/waiting-view';
import { ButtonLink } from '@/components/ui/button';
import { PageBar } from '@/components/ui/list-page';
import { can } from '@/lib/auth/capabilities';
import { requirePageViewer } from '@/lib/auth/viewer';
import { listWaiting } from '@/lib/dashboard/waiting-queries';

export const metadata: Metadata = { title: 'Waiting for you' };

export default async function WaitingPage() {
  const viewer = await requirePageViewer('dashboard.see');
  const waiting = await listWaiting(viewer);
  return (
    <>
      <PageBar
        title="Waiting for you"
        action={
          can(viewer, 'articles.edit') && (
            <ButtonLink size="small" href="/dashboard/articles/new">
              Write an article
            </ButtonLink>
          )
        }
      />
      <WaitingView waiting={waiting} />
    </>
  );
}
