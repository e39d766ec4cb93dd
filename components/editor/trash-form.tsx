'use client';

import { useActionState } from 'react';
import { ConfirmForm } from '@/components/ui/confirm-form';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { trashArticleAction } from '@/lib/articles/article-actions';
import { idleState } from '@/lib/kernel/action-state';
import type { ArticleState } from '@/lib/articles/article-editing-types';

/** Puts the saved item into the trash, after a second look. */
export function TrashForm({ id, version, state }: { id: string; version: number; state: ArticleState }) {
  const [answer, trash] = useActionState(trashArticleAction, idleState);
  return (
    <ConfirmForm
      summaryLabel="Move to the trash"
      question={
        state === 'published'
          ? 'It goes off the site at once. From the trash it can be restored, as a draft.'
          : 'It can be restored from the trash.'
      }
    >
      <ErrorSummary state={answer} fieldIds={{ id: '', version: '' }} />
      <form action={trash}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <SubmitButton size="small" pendingLabel="Moving it">
          Yes, move it to the trash
        </SubmitButton>
      </form>
    </ConfirmForm>
  );
}
