'use client';

import { useActionState } from 'react';
import { ConfirmForm } from '@/components/ui/confirm-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { idleState } from '@/lib/kernel/action-state';
import { deleteTopicAction } from '@/lib/topics/topic-actions';
import type { EditableTopic } from '@/lib/topics/topic-editing-queries';

/** Deletes a topic after a second look; one in use is refused with the number of its items. */
export function DeleteTopicForm({ topic }: { topic: EditableTopic }) {
  const [state, formAction] = useActionState(deleteTopicAction, idleState);
  return (
    <>
      <ErrorSummary state={state} />
      <ConfirmForm summaryLabel="Delete" question={`Delete “${topic.name}”? Its page goes with it.`}>
        <form action={formAction}>
          <input type="hidden" name="id" value={topic.id} />
          <input type="hidden" name="version" value={topic.version} />
          <SubmitButton size="small" pendingLabel="Deleting…">
            Yes, delete it
          </SubmitButton>
        </form>
      </ConfirmForm>
    </>
  );
}
