'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState } from '@/lib/kernel/action-state';
import { revokeAccessTokenAction } from '@/lib/users/account-actions';

export function RevokeTokenForm({ id, label }: { id: string; label: string }) {
  const [state, revoke] = useActionState(revokeAccessTokenAction, idleState);
  return (
    <form action={revoke}>
      {state.status === 'error' && <p role="alert">{state.message}</p>}
      <input type="hidden" name="id" value={id} />
      <SubmitButton pendingLabel="Revoking …" variant="quiet" size="small">
        Revoke<span className="vh"> {label}</span>
      </SubmitButton>
    </form>
  );
}
