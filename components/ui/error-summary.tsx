'use client';

import { useEffect, useRef } from 'react';
import type { ActionState } from '@/lib/kernel/action-state';

/**
 * What is wrong, on top of the form: each line leads to its field, whose id is its name (or what `fieldIds`
 * says). Takes the focus when it appears. `fieldIds` with an empty string leaves a line without a link.
 */
export function ErrorSummary({
  state,
  fieldIds = {},
  takesFocus = true,
}: {
  state: ActionState<unknown>;
  fieldIds?: Record<string, string>;
  takesFocus?: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus && state.status === 'error') box.current?.focus();
  }, [state, takesFocus]);
  if (state.status !== 'error') return null;
  const lines = Object.entries(state.fields ?? {});
  return (
    <div className="summary" role="alert" tabIndex={-1} aria-labelledby="error-summary-title" ref={box}>
      <h2 id="error-summary-title">{state.message}</h2>
      {lines.length > 0 && (
        <ul>
          {lines.map(([name, text]) => (
            <li key={name}>
              {fieldIds[name] === '' ? text : <a href={`#${fieldIds[name] ?? name}`}>{text}</a>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What went well, said once, also to screen readers. */
export function StatusMessage({ state }: { state: ActionState<unknown> }) {
  return (
    <p role="status" className={state.status === 'success' && state.message ? 'said' : 'vh'}>
      {state.status === 'success' ? state.message : ''}
    </p>
  );
}
