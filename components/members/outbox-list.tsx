import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/date';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { messageKindLabel, messageStateLabels, type MessageSummary } from '@/lib/mail/outbox-types';

/** Mails, newest first. */
export function OutboxList({
  items,
  filtered,
  olderHref,
  newestHref,
}: {
  items: MessageSummary[];
  filtered: boolean;
  olderHref?: string;
  newestHref?: string;
}) {
  return (
    <>
      <DataTable
        caption="Mails"
        columns={[
          { key: 'subject', label: 'Subject' },
          { key: 'state', label: 'State' },
          { key: 'kind', label: 'Kind' },
          { key: 'at', label: 'Written', className: 'num' },
        ]}
        rows={items.map((message) => ({
          id: message.id,
          cells: {
            subject: (
              <>
                <a href={`/dashboard/outbox/${message.id}`}>{message.subject}</a>
                <span className="flag">To {message.to}</span>
              </>
            ),
            state: messageStateLabels[message.state],
            kind: messageKindLabel(message.kind),
            at: <Instant at={message.createdAt} />,
          },
        }))}
        empty={
          <EmptyState title={filtered ? 'No such mails' : 'The outbox is empty'}>
            <p>
              {filtered ? 'Choose other states or kinds.' : 'Every mail that the site writes stands here.'}
            </p>
          </EmptyState>
        }
      />
      {(olderHref || newestHref) && (
        <Pager newerHref={newestHref} newerLabel="Newest" olderHref={olderHref} />
      )}
    </>
  );
}
