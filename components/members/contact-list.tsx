import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/date';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { bulletinLabels, type ContactSummary, type Page } from '@/lib/members/application-types';

/** The members, those admitted last first. */
export function ContactList({
  page,
  searched,
  olderHref,
  newestHref,
}: {
  page: Page<ContactSummary>;
  searched: boolean;
  olderHref?: string;
  newestHref?: string;
}) {
  return (
    <>
      <DataTable
        caption="Members"
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'kind', label: 'Kind', className: 'wrapcell' },
          { key: 'bulletin', label: 'Bulletin' },
          { key: 'since', label: 'Member since', className: 'num' },
        ]}
        rows={page.items.map((row) => ({
          id: row.id,
          cells: {
            name: (
              <>
                {row.name}
                <span className="flag">{row.email}</span>
              </>
            ),
            kind: row.kindLabel,
            bulletin: bulletinLabels[row.bulletin],
            since: <Instant at={row.memberSince} />,
          },
        }))}
        empty={
          searched ? (
            <EmptyState title="Nobody found">
              <p>A search finds the beginnings of names and addresses.</p>
            </EmptyState>
          ) : (
            <EmptyState title="No members yet">
              <p>Whoever is approved stands here.</p>
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
