'use client';

import { useActionState } from 'react';
import { passwordHint } from '@/components/auth/new-password-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState } from '@/lib/kernel/action-state';
import { changeOwnPasswordAction } from '@/lib/users/account-actions';

/** Changes one's own password. The hidden address tells password managers whose it is. */
export function PasswordForm({ email }: { email: string }) {
  const [state, change] = useActionState(changeOwnPasswordAction, idleState);
  return (
    <form action={change} noValidate className="form">
      <ErrorSummary state={state} />
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <TextField
        label="Present password"
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        required
        error={state.fields?.currentPassword}
      />
      <TextField
        label="New password"
        name="newPassword"
        type="password"
        autoComplete="new-password"
        required
        hint={`${passwordHint} It signs you out everywhere else.`}
        error={state.fields?.newPassword}
      />
      <SubmitButton pendingLabel="Saving …" size="small">
        Change the password
      </SubmitButton>
    </form>
  );
}
