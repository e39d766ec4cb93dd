import type { Metadata } from 'next';
import { SettingsForm } from '@/components/settings/settings-form';
import { PageBar } from '@/components/ui/list-page';
import { requirePageViewer } from '@/lib/auth/viewer';
import { getSettings } from '@/lib/settings/settings-queries';

export const metadata: Metadata = { title: 'Settings' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SettingsPage({ searchParams }: { searchParams: Search }) {
  await requirePageViewer('settings.edit');
  const [search, settings] = await Promise.all([searchParams, getSettings()]);
  return (
    <>
      <PageBar title="Settings" />
      {search.done && (
        <p role="status" className="said">
          The settings are saved.
        </p>
      )}
      {/* A form of its own after each save; a refused one stays as it is, with what was typed. */}
      <SettingsForm key={String(search.done)} settings={settings} />
    </>
  );
}
