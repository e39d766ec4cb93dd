'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState, type ActionState } from '@/lib/kernel/action-state';

/** One button that does something with the link's request; the answer is the page itself, in its new state. */
export function LinkForm({
  action,
  token,
  label,
  pendingLabel,
  quiet = false,
}: {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>;
  token: string;
  label: string;
  pendingLabel: string;
  quiet?: boolean;
}) {
  const [state, formAction] = useActionState(action, idleState);
  return (
    <form action={formAction}>
      <ErrorSummary state={state} />
      <input type="hidden" name="token" value={token} />
      <p className="send">
        <SubmitButton pendingLabel={pendingLabel} variant={quiet ? 'quiet' : 'solid'}>
          {label}
        </SubmitButton>
      </p>
    </form>
  );
}
