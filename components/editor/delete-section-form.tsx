'use client';

import { useActionState } from 'react';
import { ConfirmForm } from '@/components/ui/confirm-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState } from '@/lib/kernel/action-state';
import { deleteSectionAction } from '@/lib/sections/section-actions';

/** Deletes a section after a second look. */
export function DeleteSectionForm({
  section,
}: {
  section: { id: string; slug: string; title: string; version: number };
}) {
  const [state, formAction] = useActionState(deleteSectionAction, idleState);
  return (
    <>
      <ErrorSummary state={state} />
      <ConfirmForm
        summaryLabel="Delete"
        question={`Delete “${section.title}” with all its text? Links to /${section.slug} will lead nowhere. This can’t be undone.`}
      >
        <form action={formAction}>
          <input type="hidden" name="id" value={section.id} />
          <input type="hidden" name="version" value={section.version} />
          <SubmitButton size="small" pendingLabel="Deleting…">
            Yes, delete it
          </SubmitButton>
        </form>
      </ConfirmForm>
    </>
  );
}
