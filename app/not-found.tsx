import type { Metadata } from 'next';
import { NotFoundView } from '@/components/layout/message-view';
import { SiteShell } from '@/components/layout/site-shell';
import { listSections } from '@/lib/sections/section-queries';

export const metadata: Metadata = { title: 'Not found' };

/** What an address shows that no page has. */
export default async function NotFound() {
  return (
    <SiteShell strapline="" sections={await listSections()}>
      <NotFoundView />
    </SiteShell>
  );
}
