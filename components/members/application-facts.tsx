import type { ReactNode } from 'react';
import { Instant } from '@/components/ui/date';
import { bulletinLabels, type ApplicationDetail } from '@/lib/members/application-types';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const confirmedHow = { link: 'by the link in the mail', secretary: 'by hand' };

/** Everything that was given with a request, and what became of it. */
export function ApplicationFacts({ application }: { application: ApplicationDetail }) {
  const { address, confirmedAt, confirmedBy, decidedAt, decisionReason } = application;
  return (
    <dl className="record">
      <Fact label="Name">{application.name}</Fact>
      <Fact label="Email address">
        <a href={`mailto:${application.email}`}>{application.email}</a>
      </Fact>
      <Fact label="Kind of membership">{application.kindLabel}</Fact>
      <Fact label="The bulletin">{bulletinLabels[application.bulletin]}</Fact>
      {address && (
        <Fact label="Postal address">
          <span className="lines">
            {[address.lines, address.postcode, address.country].filter(Boolean).join('\n')}
          </span>
        </Fact>
      )}
      {application.message && (
        <Fact label="Message">
          <span className="lines">{application.message}</span>
        </Fact>
      )}
      <Fact label="Sent">
        <Instant at={application.submittedAt} />
      </Fact>
      <Fact label="Address confirmed">
        {confirmedAt ? (
          <>
            <Instant at={confirmedAt} />
            {confirmedBy && `, ${confirmedHow[confirmedBy]}`}
          </>
        ) : (
          'Not yet'
        )}
      </Fact>
      {decidedAt && (
        <Fact label="Closed">
          <Instant at={decidedAt} />
        </Fact>
      )}
      {decisionReason && <Fact label="Reason">{decisionReason}</Fact>}
    </dl>
  );
}
