import type { Metadata } from 'next';
import { SectionListView } from '@/components/editor/section-list-view';
import { ButtonLink } from '@/components/ui/button';
import { PageBar } from '@/components/ui/list-page';
import { requirePageViewer } from '@/lib/auth/viewer';
import { listSectionsForEditing } from '@/lib/sections/section-editing-queries';

export const metadata: Metadata = { title: 'Sections' };

export default async function SectionsPage() {
  await requirePageViewer('sections.edit');
  return (
    <>
      <PageBar
        title="Sections"
        action={
          <ButtonLink href="/dashboard/sections/new" size="small">
            Add a section
          </ButtonLink>
        }
      />
      <SectionListView sections={await listSectionsForEditing()} />
    </>
  );
}
