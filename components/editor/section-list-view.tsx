'use client';

import { useActionState } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { Day, Instant } from '@/components/ui/date';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState } from '@/lib/kernel/action-state';
import { moveSectionAction } from '@/lib/sections/section-actions';
import type { SectionListItem } from '@/lib/sections/section-editing-types';

/** The sections in the order of the site, each with the ways to move it. */
export function SectionListView({ sections }: { sections: SectionListItem[] }) {
  const [state, move] = useActionState(moveSectionAction, idleState);
  return (
    <>
      <ErrorSummary state={state} />
      <DataTable
        caption="Sections, in the order of the site"
        columns={[
          { key: 'title', label: 'Title' },
          { key: 'where', label: 'Where it stands' },
          { key: 'reviewed', label: 'Last reviewed', className: 'min' },
          { key: 'changed', label: 'Last change', className: 'min' },
          { key: 'order', label: 'Order', className: 'min' },
        ]}
        rows={sections.map((section, index) => ({
          id: section.id,
          cells: {
            title: <a href={`/dashboard/sections/${section.id}`}>{section.title}</a>,
            where: section.kind === 'background' ? `Front page and /${section.slug}` : `/${section.slug}`,
            reviewed: section.lastReviewed ? <Day day={section.lastReviewed} form="short" /> : 'Never',
            changed: (
              <>
                {section.updatedBy && `${section.updatedBy}, `}
                <Instant at={section.updatedAt} />
              </>
            ),
            order: (
              <form action={move} className="ordering">
                <input type="hidden" name="id" value={section.id} />
                {index > 0 && <MoveButton direction="up" title={section.title} />}
                {index < sections.length - 1 && <MoveButton direction="down" title={section.title} />}
              </form>
            ),
          },
        }))}
        empty={
          <EmptyState title="There are no sections">
            <p>
              Sections hold what stays true for long: aims, history, background. Add the first one; it stands
              on the front page and at an address of its own.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}

function MoveButton({ direction, title }: { direction: 'up' | 'down'; title: string }) {
  return (
    <SubmitButton size="small" variant="quiet" name="direction" value={direction} pendingLabel="Moving…">
      {direction === 'up' ? 'Up' : 'Down'}
      <span className="vh">: {title}</span>
    </SubmitButton>
  );
}
