'use client';

import { useActionState } from 'react';
import { ChoiceField } from '@/components/ui/choice-field';
import { ErrorSummary, StatusMessage } from '@/components/ui/error-summary';
import { TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState } from '@/lib/kernel/action-state';
import { inviteUserAction } from '@/lib/users/user-actions';
import { MadeLinkNote } from './made-link';
import { roleChoices } from './role-choices';

export function InviteForm() {
  const [state, invite] = useActionState(inviteUserAction, idleState);
  return (
    <form action={invite} noValidate className="form">
      <ErrorSummary state={state} />
      <StatusMessage state={state} />
      <MadeLinkNote made={state.data} name="made-invitation" />
      <TextField
        label="Name"
        name="name"
        autoComplete="off"
        required
        defaultValue={state.values?.name}
        error={state.fields?.name}
      />
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="off"
        required
        defaultValue={state.values?.email}
        error={state.fields?.email}
      />
      <ChoiceField
        legend="Roles"
        name="roles[]"
        type="checkbox"
        options={roleChoices}
        defaultValue={state.values?.roles}
        error={state.fields?.roles}
      />
      <SubmitButton pendingLabel="Inviting …">Invite</SubmitButton>
    </form>
  );
}
