import type { Metadata } from 'next';
import { GoneView } from '@/components/layout/message-view';

export const metadata: Metadata = { title: 'Taken down', robots: { index: false, follow: false } };

/** The page that the front sends, with 410, for an item that was taken down (server/README.md). */
export default function GonePage() {
  return <GoneView />;
}
