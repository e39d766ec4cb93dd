'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { formatInstant } from '@/lib/kernel/time';

export type Difference = { label: string; theirs: string; mine: string };

/** Shown instead of overwriting: what somebody else saved meanwhile, part by part, beside what is on the screen. */
export function ConflictView({
  who,
  at,
  differences,
  notes,
  busy,
  onKeepMine,
  onTakeTheirs,
}: {
  who: string | null;
  at: string;
  differences: Difference[];
  /** What changed besides the text, such as the state. */
  notes?: string[];
  busy: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section className="summary" aria-labelledby="conflict" tabIndex={-1} ref={box}>
      <h2 id="conflict">
        {who ?? 'Somebody'} saved this on {formatInstant(at)}, after you opened it
      </h2>
      <p>Your text was not saved, and is still below. Nothing of theirs was overwritten.</p>
      {notes?.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {differences.length === 0 ? (
        <p>Both texts are the same.</p>
      ) : (
        differences.map(({ label, theirs, mine }) => (
          <div className="difference" key={label}>
            <h3>{label}</h3>
            <dl>
              <div>
                <dt>Theirs, saved</dt>
                <dd>{theirs || '(empty)'}</dd>
              </div>
              <div>
                <dt>Yours, not saved</dt>
                <dd>{mine || '(empty)'}</dd>
              </div>
            </dl>
          </div>
        ))
      )}
      <p className="send">
        <Button size="small" aria-disabled={busy || undefined} onClick={onKeepMine}>
          Keep mine (save over theirs)
        </Button>
        <Button size="small" variant="quiet" onClick={onTakeTheirs}>
          Take theirs
        </Button>
      </p>
    </section>
  );
}
