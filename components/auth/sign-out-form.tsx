'use client';

import { useActionState } from 'react';
import { signOutAction } from '@/lib/auth/sign-in-actions';
import { idleState } from '@/lib/kernel/action-state';

/** Ends this browser's session; a form, so that it works without script too. */
export function SignOutForm() {
  const [, signOut] = useActionState(signOutAction, idleState);
  return (
    <form action={signOut}>
      <button type="submit">Sign out</button>
    </form>
  );
}
