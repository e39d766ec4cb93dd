import type { Metadata } from 'next';
import { NotFoundView } from '@/components/layout/message-view';

export const metadata: Metadata = { title: 'Not found', robots: { index: false, follow: false } };

/** The page that the front sends, with 404, for an address where nothing stands (server/README.md). */
export default function NotFoundPage() {
  return <NotFoundView />;
}
