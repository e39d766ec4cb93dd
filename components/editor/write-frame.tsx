'use client';

import { useSyncExternalStore, type ReactNode } from 'react';

const never = () => () => {};

/**
 * Holds everything of a writing page. Its controls take nothing until the page's script runs: what somebody typed
 * before would stand on the screen and be missing from the save.
 */
export function WriteFrame({ children }: { children: ReactNode }) {
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset className="write" role="presentation" disabled={!ready}>
      <noscript>
        <p className="hint">Writing needs JavaScript, which this browser has switched off.</p>
      </noscript>
      {children}
    </fieldset>
  );
}
