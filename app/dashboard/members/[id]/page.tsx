import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApplicationSteps } from '@/components/members/application-steps';
import { ApplicationView } from '@/components/members/application-view';
import { StatusMessage } from '@/components/ui/error-summary';
import { PageBar } from '@/components/ui/list-page';
import { listAuditEntriesFor } from '@/lib/audit/audit-queries';
import { requirePageViewer } from '@/lib/auth/viewer';
import { listMessagesAbout } from '@/lib/mail/outbox-queries';
import { stepsFor } from '@/lib/members/application-policy';
import { findApplication, listApplicationsFromSameAddress } from '@/lib/members/application-queries';
import { getSettings } from '@/lib/settings/settings-queries';

export const metadata: Metadata = { title: 'Request to join' };

const doneTexts: Record<string, string> = {
  approved: 'Approved. The welcome mail is in the outbox.',
  declined: 'Declined. The mail is in the outbox.',
  confirmed: 'The address counts as confirmed; the request now waits for a decision.',
  withdrawn: 'Marked as withdrawn.',
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export default async function ApplicationPage({ params, searchParams }: Props) {
  const viewer = await requirePageViewer('members.decide');
  const application = await findApplication(viewer, (await params).id);
  if (!application) notFound();
  const [history, others, messages, settings, { done }] = await Promise.all([
    listAuditEntriesFor('application', application.id),
    listApplicationsFromSameAddress(viewer, application),
    listMessagesAbout(viewer, application.id),
    getSettings(),
    searchParams,
  ]);
  const said = typeof done === 'string' && Object.hasOwn(doneTexts, done) ? doneTexts[done] : undefined;
  return (
    <>
      <PageBar title={application.name}>
        <span className="num">{application.reference}</span>
        <a href="/dashboard/members">All requests</a>
      </PageBar>
      <StatusMessage state={said ? { status: 'success', message: said } : { status: 'idle' }} />
      <ApplicationView application={application} history={history} others={others} messages={messages}>
        <ApplicationSteps
          key={application.version}
          application={application}
          steps={stepsFor(viewer, application)}
          contactEmail={settings.contactEmail}
        />
      </ApplicationView>
    </>
  );
}
