import type { Metadata } from 'next';
import { StyleView } from '@/components/style/style-view';
import { requirePageViewer } from '@/lib/auth/viewer';
import { getSettings } from '@/lib/settings/settings-queries';

export const metadata: Metadata = { title: 'Style' };

export default async function StylePage() {
  await requirePageViewer('articles.edit');
  return <StyleView reasons={(await getSettings()).joinReasons} />;
}
