import type { ApplicationStep } from '@/lib/members/application-policy';
import type { ApplicationDetail } from '@/lib/members/application-types';
import {
  approveApplicationAction,
  confirmApplicationAction,
  declineApplicationAction,
  withdrawApplicationAction,
} from '@/lib/members/decision-actions';
import { DeclineForm } from './decline-form';
import { StepForm } from './step-form';

/** The steps that may be taken with a request, each with a second look. */
export function ApplicationSteps({
  application,
  steps,
  contactEmail,
}: {
  application: Pick<ApplicationDetail, 'id' | 'version' | 'name' | 'reference' | 'state'>;
  steps: ApplicationStep[];
  contactEmail: string;
}) {
  if (steps.length === 0) return null;
  const { id, version, name, reference, state } = application;
  const seen = { id, version };
  const unfinished = state === 'approved';
  return (
    <div className="steps">
      {steps.includes('approve') && (
        <StepForm
          action={approveApplicationAction}
          seen={seen}
          label={unfinished ? 'Finish the approval' : 'Approve'}
          question={
            unfinished
              ? 'The approval was cut short before the member was made. Finish it now?'
              : 'Admit this person? They become a member, and a welcome mail is sent.'
          }
          pendingLabel="Approving…"
        />
      )}
      {steps.includes('decline') && (
        <DeclineForm action={declineApplicationAction} seen={seen} to={{ name, reference, contactEmail }} />
      )}
      {steps.includes('confirm') && (
        <StepForm
          action={confirmApplicationAction}
          seen={seen}
          label="Confirm by hand"
          question="Do you know by other means that the address is the person's own?"
          pendingLabel="Confirming…"
          note={{
            name: 'confirmationNote',
            label: 'How it was confirmed',
            hint: 'For the record, such as: telephoned on Monday.',
          }}
        />
      )}
      {steps.includes('withdraw') && (
        <StepForm
          action={withdrawApplicationAction}
          seen={seen}
          label="Mark as withdrawn"
          question="Has the person asked for it? Postal address and message are removed at once."
          pendingLabel="Withdrawing…"
          note={{
            name: 'withdrawalNote',
            label: 'How the person asked for it',
            hint: 'For the record, such as: letter of Monday.',
          }}
        />
      )}
    </div>
  );
}
