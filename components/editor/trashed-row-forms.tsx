'use client';

import { useActionState } from 'react';
import { ConfirmForm } from '@/components/ui/confirm-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { deleteArticleAction, restoreArticleAction } from '@/lib/articles/article-actions';
import { idleState } from '@/lib/kernel/action-state';

/** What can be done with an item in the trash: back as a draft, or gone for good after a second look. */
export function TrashedRowForms({ id, version, title }: { id: string; version: number; title: string }) {
  const [restored, restore] = useActionState(restoreArticleAction, idleState);
  const [deleted, remove] = useActionState(deleteArticleAction, idleState);
  const which = (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
  return (
    <>
      <ErrorSummary
        state={restored.status === 'error' ? restored : deleted}
        fieldIds={{ id: '', version: '' }}
      />
      <form action={restore}>
        {which}
        <SubmitButton variant="quiet" size="small" pendingLabel="Restoring">
          Restore<span className="vh"> {title} as a draft</span>
        </SubmitButton>
      </form>
      <ConfirmForm
        summaryLabel={
          <>
            Delete for good<span className="vh">: {title}</span>
          </>
        }
        question={`“${title}” will be gone for good. This cannot be taken back.`}
      >
        <form action={remove}>
          {which}
          <SubmitButton size="small" pendingLabel="Deleting">
            Delete it
          </SubmitButton>
        </form>
      </ConfirmForm>
    </>
  );
}
