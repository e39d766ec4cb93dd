'use client';

import { useActionState } from 'react';
import { ErrorSummary, StatusMessage } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState, type ActionState } from '@/lib/kernel/action-state';
import type { MadeLink } from '@/lib/users/user-types';
import { MadeLinkNote } from './made-link';

type StepAction<Data> = (previous: ActionState<Data>, form: FormData) => Promise<ActionState<Data>>;

/** One button that does one thing with an account; shows the link where the step makes one. */
export function AccountStepForm<Data extends MadeLink | undefined>({
  action,
  id,
  label,
  pendingLabel,
}: {
  action: StepAction<Data>;
  id: string;
  label: string;
  pendingLabel: string;
}) {
  const [state, take] = useActionState<ActionState<Data>, FormData>(action, idleState);
  return (
    <form action={take} noValidate>
      <ErrorSummary state={state} fieldIds={{ id: '' }} />
      <StatusMessage state={state} />
      <MadeLinkNote made={state.data} name="made-link" />
      <input type="hidden" name="id" value={id} />
      <SubmitButton pendingLabel={pendingLabel} variant="quiet" size="small">
        {label}
      </SubmitButton>
    </form>
  );
}
