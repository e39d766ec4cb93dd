import type { LinkState } from '@/lib/members/confirm-link';
import { confirmAddressAction, withdrawRequestAction } from '@/lib/members/join-actions';
import { LinkForm } from './link-form';
import { linkTexts } from './link-texts';

/** What a confirmation link is good for, and the buttons for it. Opening the page changes nothing. */
export function ConfirmView({ state, token }: { state: LinkState; token: string }) {
  const { title, text } = linkTexts[state];
  const mayWithdraw = state === 'confirmable' || state === 'expired' || state === 'pending';
  return (
    <div className="form">
      <h1>{title}</h1>
      <p className="intro">{text}</p>
      {state === 'confirmable' && (
        <LinkForm
          action={confirmAddressAction}
          token={token}
          label="Confirm my address"
          pendingLabel="Confirming…"
        />
      )}
      {(state === 'unknown' || state === 'expired') && (
        <p className="intro">
          <a href="/join">Send the request once more</a>
        </p>
      )}
      {mayWithdraw && (
        <details className="withdraw">
          <summary>I want to withdraw the request</summary>
          <p>
            Nobody will decide about it. The postal address and the message, if there are any, are removed at
            once; name, email address and what was agreed to stay on record as withdrawn.
          </p>
          <LinkForm
            action={withdrawRequestAction}
            token={token}
            label="Withdraw the request"
            pendingLabel="Withdrawing…"
            quiet
          />
        </details>
      )}
    </div>
  );
}
