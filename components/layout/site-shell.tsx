import type { ReactNode } from 'react';
import { texts } from '@/lib/texts';
import { Footer, type FooterSection } from './footer';
import { Masthead } from './masthead';

/** What stands around every public page. Pages put a `wrap` of their own inside `main`. */
export function SiteShell({
  strapline,
  sections,
  children,
}: {
  strapline: string;
  sections: FooterSection[];
  children: ReactNode;
}) {
  return (
    <>
      <a className="skip" href="#main">
        {texts.layout.skip}
      </a>
      <Masthead strapline={strapline} />
      <main id="main">{children}</main>
      <Footer sections={sections} />
    </>
  );
}
