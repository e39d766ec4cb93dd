'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { idleState } from '@/lib/kernel/action-state';
import type { LinkState } from '@/lib/members/confirm-link';
import { confirmAddressAction, withdrawRequestAction } from '@/lib/members/join-actions';
import { texts } from '@/lib/texts';
import { ErrorTitle } from './error-title';
import { LinkForm } from './link-form';

const { confirm, pending } = texts.join;

/** What a confirmation link is good for, and the buttons for it. Opening the page changes nothing. */
export function ConfirmView({
  state,
  token,
  contactEmail,
  answerDays,
}: {
  state: LinkState;
  token: string;
  contactEmail: string;
  answerDays: number;
}) {
  const [confirmed, confirmAction] = useActionState(confirmAddressAction, idleState);
  const [withdrawn, withdrawAction] = useActionState(withdrawRequestAction, idleState);
  const failed = [confirmed, withdrawn].find(({ status }) => status === 'error');
  const { title, text } = confirm.states[state];
  const mayWithdraw = state === 'confirmable' || state === 'expired' || state === 'pending';
  const maySendAgain = state === 'unknown' || state === 'expired' || state === 'unconfirmed';
  return (
    <div className="form">
      <ErrorTitle title={title} failed={failed !== undefined} />
      {failed && <ErrorSummary state={failed} fieldIds={{ token: '' }} />}
      <h1>{title}</h1>
      <p className="intro">
        {text} {state === 'pending' && confirm.answerBy(answerDays)}{' '}
        {state === 'pending' && contactEmail && (
          <>
            {confirm.noAnswer} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>.
          </>
        )}
      </p>
      {state === 'confirmable' && (
        <LinkForm
          action={confirmAction}
          token={token}
          label={confirm.button}
          pendingLabel={pending.confirm}
        />
      )}
      {maySendAgain && (
        <p className="intro">
          <a href="/join">{confirm.again}</a>
        </p>
      )}
      {mayWithdraw && (
        <details className="withdraw">
          <summary>{confirm.withdrawQuestion}</summary>
          <p>{confirm.withdrawText}</p>
          <LinkForm
            action={withdrawAction}
            token={token}
            label={confirm.withdraw}
            pendingLabel={pending.withdraw}
            quiet
          />
        </details>
      )}
    </div>
  );
}
