'use client';

import { useState } from 'react';
import { ArticleStateMark } from '@/components/articles/article-state-mark';
import { Button } from '@/components/ui/button';
import { ConfirmForm } from '@/components/ui/confirm-form';
import { Instant } from '@/components/ui/date';
import { TextField } from '@/components/ui/field';
import type { ArticleReceipt } from '@/lib/articles/article-editing-types';
import type { ArticleMove } from '@/lib/articles/article-policy';
import { TrashForm } from './trash-form';

const meanings = {
  draft: 'Nobody outside the back office can read it.',
  scheduled: 'It goes out by itself.',
  published: 'Readers see it. What you save is public at once.',
  archived: 'It was withdrawn: readers cannot see it.',
};

export type QuickMove = 'publish' | 'unpublish' | 'withdraw';

/** The item's state, and the moves that are possible from it, each with a second look. */
export function StatePanel({
  receipt,
  moves,
  busy,
  errors,
  onMove,
  onSchedule,
}: {
  receipt: ArticleReceipt | null;
  moves: ArticleMove[];
  busy: boolean;
  errors: Record<string, string>;
  onMove: (move: QuickMove) => void;
  onSchedule: (wallClock: string) => void;
}) {
  const [time, setTime] = useState('');
  const state = receipt?.state ?? 'draft';
  const confirm = (move: QuickMove, label: string, question: string) =>
    moves.includes(move) && (
      <ConfirmForm key={`${move}-${receipt?.version}`} summaryLabel={label} question={question}>
        <Button size="small" aria-disabled={busy || undefined} onClick={() => onMove(move)}>
          Yes, {label.toLowerCase()}
        </Button>
      </ConfirmForm>
    );
  return (
    <section aria-labelledby="state">
      <h2 id="state">State</h2>
      <p>
        <ArticleStateMark state={state} />
      </p>
      <p>{meanings[state]}</p>
      {receipt?.scheduledFor && (
        <p>
          On <Instant at={receipt.scheduledFor} />
        </p>
      )}
      {confirm('publish', 'Publish now', 'Your text is saved, and readers see it at once.')}
      {moves.includes('schedule') && (
        <ConfirmForm
          key={`schedule-${receipt?.version}`}
          summaryLabel={state === 'scheduled' ? 'Change the time' : 'Schedule'}
          question="It goes out by itself at this time."
        >
          <TextField
            label="Date and time (London)"
            name="scheduledFor"
            type="datetime-local"
            value={time}
            error={errors.scheduledFor}
            onChange={(event) => setTime(event.target.value)}
          />
          <Button size="small" aria-disabled={busy || undefined} onClick={() => onSchedule(time)}>
            Schedule it
          </Button>
        </ConfirmForm>
      )}
      {confirm(
        'unpublish',
        'Back to a draft',
        state === 'published'
          ? 'Readers no longer find it; its address answers “not found”.'
          : 'It becomes a draft again.',
      )}
      {confirm('withdraw', 'Withdraw', 'It is taken off the site for good, but kept here.')}
      {moves.includes('trash') && receipt && (
        <TrashForm id={receipt.id} version={receipt.version} state={state} />
      )}
    </section>
  );
}
