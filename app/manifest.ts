import type { MetadataRoute } from 'next';
import { texts } from '@/lib/texts';

export const dynamic = 'force-static';

/** For readers who put the site on their home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: texts.layout.groupName,
    short_name: texts.machines.shortName,
    description: texts.machines.manifestDescription,
    lang: 'en-GB',
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    background_color: '#f8f3e9',
    theme_color: '#f8f3e9',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
