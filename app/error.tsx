'use client';

import { OutageView } from '@/components/layout/message-view';
import { SiteShell } from '@/components/layout/site-shell';
import { Button } from '@/components/ui/button';
import { texts } from '@/lib/texts';

/**
 * What a page shows that failed, such as while the database is away; the status is 500, never 404. Brings no style
 * sheet: it would be loaded with every page, and the page's own is there.
 */
export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <SiteShell strapline="" sections={[]}>
      <OutageView>
        <p>
          <Button onClick={() => retry()}>{texts.layout.outage.retry}</Button>
        </p>
      </OutageView>
    </SiteShell>
  );
}
