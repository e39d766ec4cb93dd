import type { Metadata } from 'next';
import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/date';
import { EmptyState } from '@/components/ui/empty-state';
import { PageBar } from '@/components/ui/list-page';
import { requirePageViewer } from '@/lib/auth/viewer';
import { listSectionsForEditing } from '@/lib/sections/section-editing-queries';

export const metadata: Metadata = { title: 'Sections' };

export default async function SectionsPage() {
  await requirePageViewer('sections.edit');
  const sections = await listSectionsForEditing();
  return (
    <>
      <PageBar title="Sections" />
      <DataTable
        caption="Sections, in the order of the site"
        columns={[
          { key: 'title', label: 'Title' },
          { key: 'where', label: 'Where it stands' },
          { key: 'changed', label: 'Last change', className: 'min' },
        ]}
        rows={sections.map((section) => ({
          id: section.id,
          cells: {
            title: <a href={`/dashboard/sections/${section.id}`}>{section.title}</a>,
            where: section.kind === 'background' ? `Front page and /${section.slug}` : `/${section.slug}`,
            changed: (
              <>
                {section.updatedBy && `${section.updatedBy}, `}
                <Instant at={section.updatedAt} />
              </>
            ),
          },
        }))}
        empty={
          <EmptyState title="There are no sections">
            <p>
              They come with the first content of the site: <code>npm run seed</code> fills an empty database.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
