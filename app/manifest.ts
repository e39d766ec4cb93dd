import type { MetadataRoute } from 'next';

/** For readers who put the site on their home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Peru Support Group',
    short_name: 'PSG',
    description: 'News of rights, development and inclusion in Peru.',
    lang: 'en-GB',
    start_url: '/',
    display: 'browser',
    background_color: '#f8f3e9',
    theme_color: '#f8f3e9',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
}
