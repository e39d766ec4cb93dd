'use client';

import { useActionState } from 'react';
import { ChoiceField } from '@/components/ui/choice-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState } from '@/lib/kernel/action-state';
import { changeUserRolesAction } from '@/lib/users/user-actions';
import type { Role } from '@/lib/users/user-types';
import { roleChoices } from './role-choices';

export function RolesForm({ id, roles }: { id: string; roles: Role[] }) {
  const [state, change] = useActionState(changeUserRolesAction, idleState);
  return (
    <form action={change} noValidate className="form">
      <ErrorSummary state={state} />
      <input type="hidden" name="id" value={id} />
      <ChoiceField
        legend="Roles"
        name="roles[]"
        type="checkbox"
        options={roleChoices}
        defaultValue={state.values?.roles ?? roles}
        error={state.fields?.roles}
      />
      <SubmitButton pendingLabel="Saving …">Save the roles</SubmitButton>
    </form>
  );
}
