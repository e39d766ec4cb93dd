'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState } from '@/lib/kernel/action-state';
import { changeOwnNameAction } from '@/lib/users/account-actions';

export function NameForm({ name }: { name: string }) {
  const [state, change] = useActionState(changeOwnNameAction, idleState);
  return (
    <form action={change} noValidate className="form">
      <ErrorSummary state={state} />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        hint="Colleagues see it, and the audit."
        defaultValue={state.values?.name ?? name}
        error={state.fields?.name}
      />
      <SubmitButton pendingLabel="Saving …" size="small">
        Save the name
      </SubmitButton>
    </form>
  );
}
