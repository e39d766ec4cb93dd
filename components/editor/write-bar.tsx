'use client';

import { Button } from '@/components/ui/button';
import { formatClock } from '@/lib/kernel/time';

/** The bar above a text: the way back, whether it is saved, a look at it, and the one main action. */
export function WriteBar({
  backHref,
  backLabel,
  saved,
  preview,
  onSave,
  saveLabel,
}: {
  backHref: string;
  backLabel: string;
  saved: { busy: boolean; dirty: boolean; savedAt: string | null; failed: boolean };
  preview?: () => void;
  onSave: () => void;
  saveLabel: string;
}) {
  return (
    <div className="write-bar">
      <a href={backHref}>{backLabel}</a>
      <span className="saved" role="status">
        {savedText(saved)}
      </span>
      {preview && (
        <Button size="small" variant="quiet" onClick={preview}>
          Preview
        </Button>
      )}
      <Button
        size="small"
        aria-disabled={saved.busy || undefined}
        aria-keyshortcuts="Control+S"
        onClick={onSave}
      >
        {saveLabel}
      </Button>
    </div>
  );
}

function savedText({
  busy,
  dirty,
  savedAt,
  failed,
}: {
  busy: boolean;
  dirty: boolean;
  savedAt: string | null;
  failed: boolean;
}): string {
  if (busy) return 'Saving';
  if (failed && dirty) return 'Not saved';
  if (dirty) return savedAt ? `Changed since ${formatClock(savedAt)}` : 'Changes not saved yet';
  return savedAt ? `Saved at ${formatClock(savedAt)}` : '';
}
