'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { signInAction } from '@/lib/auth/sign-in-actions';
import { idleState } from '@/lib/kernel/action-state';

/** `next` is where to go afterwards; the action judges it. */
export function SignInForm({ next }: { next?: string }) {
  const [state, signIn] = useActionState(signInAction, idleState);
  return (
    <form action={signIn} noValidate>
      <ErrorSummary state={state} />
      {next && <input type="hidden" name="next" value={next} />}
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
        autoComplete="current-password"
        required
        error={state.fields?.password}
      />
      <SubmitButton pendingLabel="Signing in …">Sign in</SubmitButton>
    </form>
  );
}
