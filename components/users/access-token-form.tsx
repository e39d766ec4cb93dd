'use client';

import { useActionState } from 'react';
import { ChoiceField } from '@/components/ui/choice-field';
import { ErrorSummary, StatusMessage } from '@/components/ui/error-summary';
import { TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState } from '@/lib/kernel/action-state';
import { createAccessTokenAction } from '@/lib/users/account-actions';

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
];

/** Makes an access token and shows its secret, this once. */
export function AccessTokenForm() {
  const [state, create] = useActionState(createAccessTokenAction, idleState);
  return (
    <form action={create} noValidate className="form">
      <ErrorSummary state={state} />
      <StatusMessage state={state} />
      {state.data && (
        <TextField label="Your new token" name="made-token" readOnly defaultValue={state.data.secret} />
      )}
      <TextField
        label="What is it for?"
        name="label"
        autoComplete="off"
        required
        defaultValue={state.values?.label}
        error={state.fields?.label}
      />
      <ChoiceField
        legend="How long should it work?"
        name="days"
        type="radio"
        options={lifetimes}
        defaultValue={state.values?.days ?? '90'}
        error={state.fields?.days}
      />
      <SubmitButton pendingLabel="Making it …" size="small">
        Make a token
      </SubmitButton>
    </form>
  );
}
