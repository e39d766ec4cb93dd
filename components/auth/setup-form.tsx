'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState } from '@/lib/kernel/action-state';
import { setUpAction } from '@/lib/users/password-link-actions';
import { passwordHint } from './new-password-form';

/** Makes the first administrator. */
export function SetupForm({ token }: { token: string }) {
  const [state, setUp] = useActionState(setUpAction, idleState);
  return (
    <form action={setUp} noValidate>
      <ErrorSummary state={state} fieldIds={{ token: '' }} />
      <input type="hidden" name="token" value={token} />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        defaultValue={state.values?.name}
        error={state.fields?.name}
      />
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={state.values?.email}
        error={state.fields?.email}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={passwordHint}
        error={state.fields?.password}
      />
      <SubmitButton pendingLabel="Setting up …">Make the first administrator</SubmitButton>
    </form>
  );
}
