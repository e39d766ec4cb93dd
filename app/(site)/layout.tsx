import '../fonts/piazzolla';
import '../styles/site.css';
import type { ReactNode } from 'react';
import { FeedLinks } from '@/components/layout/feed-links';
import { SiteShell } from '@/components/layout/site-shell';
import { listSections } from '@/lib/sections/section-queries';
import { getSettings } from '@/lib/settings/settings-queries';
import { texts } from '@/lib/texts';

/** Masthead, band and footer around every public page; gives `<main id="main">`. Works on while the database is away. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const [settings, sections] = await Promise.all([getSettings(), listSections()]);
  return (
    <SiteShell strapline={settings.strapline} sections={sections}>
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        href="/opensearch.xml"
        title={texts.layout.groupName}
      />
      <FeedLinks />
      {children}
    </SiteShell>
  );
}
