import { ConfirmForm } from '@/components/ui/confirm-form';
import { Instant } from '@/components/ui/date';
import type { HistoryEntry } from '@/lib/audit/audit-queries';
import { actionLabel } from '@/lib/audit/audit-words';
import {
  disableUserAction,
  enableUserAction,
  inviteUserAgainAction,
  sendUserResetAction,
} from '@/lib/users/user-actions';
import type { UserSummary } from '@/lib/users/user-types';
import { AccountStepForm } from './account-step-form';
import { RolesForm } from './roles-form';
import { UserStateMark } from './user-state';

/** One account, and what an administrator can do with it. Nobody disables their own. */
export function UserView({
  user,
  self,
  history,
}: {
  user: UserSummary;
  self: boolean;
  history: HistoryEntry[];
}) {
  const { id, state } = user;
  return (
    <div className="grid gap-6">
      <p>
        <UserStateMark state={state} /> {user.email}
        {user.lastSignInAt && (
          <>
            , last signed in on <Instant at={user.lastSignInAt} />
          </>
        )}
      </p>
      <RolesForm id={id} roles={user.roles} />
      {state === 'invited' && (
        <AccountStepForm
          action={inviteUserAgainAction}
          id={id}
          label="Make a new invitation"
          pendingLabel="Making it …"
        />
      )}
      {state === 'active' && (
        <AccountStepForm
          action={sendUserResetAction}
          id={id}
          label="Send a link for a new password"
          pendingLabel="Making it …"
        />
      )}
      {state === 'disabled' && (
        <AccountStepForm
          action={enableUserAction}
          id={id}
          label="Enable the account"
          pendingLabel="Enabling …"
        />
      )}
      {state !== 'disabled' && !self && (
        <ConfirmForm
          summaryLabel="Disable the account …"
          question={`${user.name} is signed out everywhere at once and can't come back until you enable the account.`}
        >
          <AccountStepForm action={disableUserAction} id={id} label="Disable it" pendingLabel="Disabling …" />
        </ConfirmForm>
      )}
      <History entries={history} />
    </div>
  );
}

function History({ entries }: { entries: HistoryEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>History</h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Instant at={entry.at} />: {actionLabel(entry.action)}, {entry.actorName}
            {entry.detail && `. ${entry.detail}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
