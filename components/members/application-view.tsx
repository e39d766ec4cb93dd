import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/date';
import { messageStateLabels, type MessageSummary } from '@/lib/mail/outbox-types';
import type { ApplicationDetail, ApplicationSummary } from '@/lib/members/application-types';
import { ApplicationFacts } from './application-facts';
import { ConsentList } from './consent-list';
import { HistoryList, type HistoryLine } from './history-list';
import { ApplicationStateMark } from './state-mark';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="waiting">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** One request: state, steps, what was given, what was agreed, what was done, what else came from the address. */
export function ApplicationView({
  application,
  history,
  others,
  messages,
  children,
}: {
  application: ApplicationDetail;
  history: HistoryLine[];
  others: ApplicationSummary[];
  messages: MessageSummary[];
  /** The steps that may be taken. */
  children: ReactNode;
}) {
  return (
    <>
      <p>
        <ApplicationStateMark state={application.state} />
      </p>
      {children}
      <Part title="The request">
        <ApplicationFacts application={application} />
      </Part>
      <Part title="What the person agreed to">
        <ConsentList consents={application.consents} />
      </Part>
      <Part title="History">
        <HistoryList entries={history} />
      </Part>
      {others.length > 0 && (
        <Part title="Other requests from this address">
          <DataTable
            caption="Other requests from this address"
            columns={[
              { key: 'reference', label: 'Reference' },
              { key: 'state', label: 'State' },
              { key: 'sent', label: 'Sent', className: 'num' },
            ]}
            rows={others.map((other) => ({
              id: other.id,
              cells: {
                reference: <a href={`/dashboard/members/${other.id}`}>{other.reference}</a>,
                state: <ApplicationStateMark state={other.state} />,
                sent: <Instant at={other.submittedAt} />,
              },
            }))}
            empty={null}
          />
        </Part>
      )}
      <Part title="Mails about it">
        <DataTable
          caption="Mails about this request"
          columns={[
            { key: 'subject', label: 'Subject' },
            { key: 'state', label: 'State' },
            { key: 'at', label: 'Written', className: 'num' },
          ]}
          rows={messages.map((message) => ({
            id: message.id,
            cells: {
              subject: <a href={`/dashboard/outbox/${message.id}`}>{message.subject}</a>,
              state: messageStateLabels[message.state],
              at: <Instant at={message.createdAt} />,
            },
          }))}
          empty={<p>No mail has been written about this request.</p>}
        />
      </Part>
    </>
  );
}
