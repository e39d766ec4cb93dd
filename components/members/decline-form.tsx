'use client';

import { useActionState, useState } from 'react';
import { ConfirmForm } from '@/components/ui/confirm-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState } from '@/lib/kernel/action-state';
import { declineMessage } from '@/lib/members/messages/decision-messages';
import type { Correspondence } from '@/lib/members/messages/message';
import { SeenFields, type SeenVersion, type StepAction } from './step-form';

/** Declining: the reason, whether it is told, and the mail as it will be sent. */
export function DeclineForm({
  action,
  seen,
  to,
}: {
  action: StepAction;
  seen: SeenVersion;
  to: Correspondence;
}) {
  const [state, formAction] = useActionState(action, idleState);
  // Controlled, so that the mail below follows what is typed; the state outlives the form's reset.
  const [reason, setReason] = useState('');
  const [told, setTold] = useState(false);
  const mail = declineMessage({ ...to, ...(told && { reason: reason.trim() || '(the reason)' }) });
  const error = state.fields?.reason;
  return (
    <ConfirmForm
      summaryLabel="Decline"
      question="Decline this request? The person gets the mail below, and this can't be taken back."
    >
      <form action={formAction} noValidate>
        <ErrorSummary state={state} />
        <SeenFields {...seen} />
        <div className={error ? 'q bad' : 'q'}>
          <label htmlFor="reason">Reason</label>
          <p className="hint" id="reason-hint">
            Kept with the request. The person sees it only if you tick the box.
          </p>
          {error && (
            <p className="err" id="reason-error">
              <span className="vh">Error: </span>
              {error}
            </p>
          )}
          <textarea
            id="reason"
            name="reason"
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'reason-hint reason-error' : 'reason-hint'}
          />
        </div>
        <div className="q">
          <label className="opt">
            <input
              type="checkbox"
              name="includeReason"
              checked={told}
              onChange={(event) => setTold(event.target.checked)}
            />
            <span>Include the reason in the mail</span>
          </label>
        </div>
        <figure className="mail">
          <figcaption>The mail as it will be sent: {mail.subject}</figcaption>
          <div className="lines">{mail.text}</div>
        </figure>
        <SubmitButton size="small" pendingLabel="Declining…">
          Decline and send the mail
        </SubmitButton>
      </form>
    </ConfirmForm>
  );
}
