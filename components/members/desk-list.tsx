import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/date';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import type { ApplicationSummary, Page } from '@/lib/members/application-types';
import { ApplicationStateMark } from './state-mark';

/** Requests, newest first; `olderHref` leads on, `newestHref` back to the first page. */
export function DeskList({
  page,
  searched,
  olderHref,
  newestHref,
}: {
  page: Page<ApplicationSummary>;
  searched: boolean;
  olderHref?: string;
  newestHref?: string;
}) {
  return (
    <>
      <DataTable
        caption="Requests to join"
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'state', label: 'State' },
          { key: 'kind', label: 'Kind', className: 'wrapcell' },
          { key: 'sent', label: 'Sent', className: 'num' },
        ]}
        rows={page.items.map((row) => ({
          id: row.id,
          cells: {
            name: (
              <>
                <a href={`/dashboard/members/${row.id}`}>{row.name}</a>
                <span className="flag">
                  {row.reference}, {row.email}
                </span>
              </>
            ),
            state: <ApplicationStateMark state={row.state} />,
            kind: row.kindLabel,
            sent: <Instant at={row.submittedAt} />,
          },
        }))}
        empty={
          searched ? (
            <EmptyState title="Nothing found">
              <p>
                A search finds the beginnings of names and addresses, and whole references, in every state.
              </p>
            </EmptyState>
          ) : (
            <EmptyState title="No requests here">
              <p>Requests in this state stand here as soon as there are any.</p>
            </EmptyState>
          )
        }
      />
      {(olderHref || newestHref) && (
        <Pager newerHref={newestHref} newerLabel="Newest" olderHref={olderHref} />
      )}
    </>
  );
}
