import './styles/site.css';
import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import { siteUrl } from '@/lib/kernel/env';

const piazzolla = localFont({
  src: './fonts/piazzolla-psg.woff2',
  weight: '400 650',
  display: 'swap',
  variable: '--font-piazzolla',
  adjustFontFallback: false,
});

// Every page is rendered when it is asked for: the one cache stands in front of Next (docs/decisions).
export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(siteUrl()),
    title: { default: 'Peru Support Group', template: '%s: Peru Support Group' },
    applicationName: 'Peru Support Group',
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
    <html lang="en-GB" className={piazzolla.variable}>
      <body>{children}</body>
    </html>
  );
}
