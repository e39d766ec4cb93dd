/** What the content version's document says: see models/content-version.ts. */
export type ContentVersion = { version: number; takeDowns: number };

type Listener = (raised: ContentVersion) => void;

// Next's bundles and the server are different instances of this module in one process: the listeners are shared.
const key = Symbol.for('psg.content-version-listeners');

function listeners(): Set<Listener> {
  const holder = globalThis as { [key]?: Set<Listener> };
  return (holder[key] ??= new Set());
}

/** Calls `listener` at once whenever this process has raised the version. Returns how to stop. */
export function onContentVersionRaised(listener: Listener): () => void {
  listeners().add(listener);
  return () => void listeners().delete(listener);
}

/** Tells this process of a version that it has just written, once the write is committed. */
export function announceContentVersion(raised: ContentVersion): void {
  for (const listener of listeners()) listener(raised);
}
