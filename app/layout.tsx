import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { siteUrl } from '@/lib/kernel/env';
import { cardSize } from '@/lib/sharing/card-image';
import { texts } from '@/lib/texts';

// Every page is rendered when it is asked for: the one cache stands in front of Next (docs/decisions).
export const dynamic = 'force-dynamic';

const siteCard = { url: '/card.png', ...cardSize, alt: texts.machines.siteCardAlt, type: 'image/png' };

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(siteUrl()),
    title: { default: texts.layout.groupName, template: `%s: ${texts.layout.groupName}` },
    applicationName: texts.layout.groupName,
    // Pages that say nothing of their own about it share the group's card; their title and description are taken over.
    openGraph: {
      type: 'website',
      siteName: texts.layout.groupName,
      locale: 'en_GB',
      url: './',
      images: [siteCard],
    },
    twitter: { card: 'summary_large_image', images: [siteCard] },
    formatDetection: { telephone: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f3e9' },
    { media: '(prefers-color-scheme: dark)', color: '#181415' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-GB">
      <body>{children}</body>
    </html>
  );
}
