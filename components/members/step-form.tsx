'use client';

import { useActionState, type ReactNode } from 'react';
import { ConfirmForm } from '@/components/ui/confirm-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextArea } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState, type ActionState } from '@/lib/kernel/action-state';
import { typed } from './form-value';

export type StepAction = (previous: ActionState, form: FormData) => Promise<ActionState>;
export type SeenVersion = { id: string; version: number };

/** Which request a step is about, and the version that was on the screen. */
export function SeenFields({ id, version }: SeenVersion) {
  return (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

/** A step with a second look before it and, where `note` is given, a required note under a name of its own. */
export function StepForm({
  action,
  seen,
  label,
  question,
  pendingLabel,
  note,
}: {
  action: StepAction;
  seen: SeenVersion;
  label: string;
  question: ReactNode;
  pendingLabel: string;
  note?: { name: string; label: string; hint: string };
}) {
  const [state, formAction] = useActionState(action, idleState);
  return (
    <ConfirmForm summaryLabel={label} question={question}>
      <form action={formAction} noValidate>
        <ErrorSummary state={state} />
        <SeenFields {...seen} />
        {note && (
          <TextArea
            {...note}
            rows={2}
            defaultValue={typed(state.values, note.name)}
            error={state.fields?.[note.name]}
          />
        )}
        <SubmitButton size="small" pendingLabel={pendingLabel}>
          {label}
        </SubmitButton>
      </form>
    </ConfirmForm>
  );
}
