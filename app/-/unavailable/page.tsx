import '../../fonts/piazzolla';
import '../../styles/site.css';
import type { Metadata } from 'next';
import { OutageView } from '@/components/layout/message-view';
import { SiteShell } from '@/components/layout/site-shell';
import { texts } from '@/lib/texts';

export const metadata: Metadata = {
  title: texts.layout.outage.metaTitle,
  robots: { index: false, follow: false },
};

/**
 * The page that stands in for one which failed (server/README.md). Reads nothing: it must work while the
 * database is away.
 */
export default function UnavailablePage() {
  return (
    <SiteShell strapline="" sections={[]}>
      <OutageView />
    </SiteShell>
  );
}
