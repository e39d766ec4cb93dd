import '../fonts/piazzolla';
import '../styles/site.css';
import type { ReactNode } from 'react';
import { SiteShell } from '@/components/layout/site-shell';
import { listSections } from '@/lib/sections/section-queries';
import { getSettings } from '@/lib/settings/settings-queries';

/** Masthead, band and footer around every public page; gives `<main id="main">`. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const [settings, sections] = await Promise.all([getSettings(), listSections()]);
  return (
    <SiteShell strapline={settings.strapline} sections={sections}>
      {children}
    </SiteShell>
  );
}
