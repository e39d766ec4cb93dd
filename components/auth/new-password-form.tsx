'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState, type ActionState } from '@/lib/kernel/action-state';

export const passwordHint = 'At least 12 characters. Three or four words in a row are easy to keep in mind.';

/**
 * Chooses a password with a one-time link. The address stands there so that the browser's password
 * manager knows whose password it keeps; the site goes by the link.
 */
export function NewPasswordForm({
  action,
  token,
  email,
  submitLabel,
}: {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>;
  token: string;
  email: string;
  submitLabel: string;
}) {
  const [state, send] = useActionState(action, idleState);
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} fieldIds={{ token: '' }} />
      <input type="hidden" name="token" value={token} />
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        readOnly
        defaultValue={email}
      />
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={passwordHint}
        error={state.fields?.password}
      />
      <SubmitButton pendingLabel="Saving …">{submitLabel}</SubmitButton>
    </form>
  );
}
