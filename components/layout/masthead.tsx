'use client';

import { usePathname } from 'next/navigation';
import { MastheadView } from './masthead-view';

// A client component only because a layout is not told the address; it is rendered on the server and needs no
// script in the browser.
export function Masthead({ strapline }: { strapline: string }) {
  return <MastheadView pathname={usePathname()} strapline={strapline} />;
}
