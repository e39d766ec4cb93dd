/** A text that was typed but not saved, kept in this browser. `version` is the saved version it was typed over. */
export type UnsavedCopy<Content> = { content: Content; version: number | null; keptAt: string };

/** Keeps copies under one key at a time; a browser that refuses storage (private windows, full disks) just keeps none. */
export function unsavedCopyStore<Content>(firstKey: string, isContent: (value: unknown) => value is Content) {
  let key = firstKey;
  const listeners = new Set<() => void>();
  let offered: UnsavedCopy<Content> | null | undefined;

  const read = (): UnsavedCopy<Content> | null => {
    try {
      const copy: unknown = JSON.parse(window.localStorage.getItem(key) ?? 'null');
      if (typeof copy !== 'object' || copy === null || !('content' in copy) || !('keptAt' in copy))
        return null;
      if (!isContent(copy.content) || typeof copy.keptAt !== 'string') return null;
      const version = 'version' in copy && typeof copy.version === 'number' ? copy.version : null;
      return { content: copy.content, version, keptAt: copy.keptAt };
    } catch {
      return null;
    }
  };

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** What an earlier visit left behind; the same object until it is dealt with. */
    offered: () => (offered === undefined ? (offered = read()) : offered),
    /** The offer was taken or declined. What is kept stays until `forget`. */
    settle: () => {
      offered = null;
      listeners.forEach((listener) => listener());
    },
    keep: (copy: UnsavedCopy<Content>) => {
      try {
        window.localStorage.setItem(key, JSON.stringify(copy));
      } catch {
        // No room, or not allowed: the page itself still holds the text.
      }
    },
    /** What is kept from now on belongs to another key, such as that of a thing which was just made. */
    moveTo: (next: string) => {
      key = next;
    },
    forget: () => {
      try {
        window.localStorage.removeItem(key);
      } catch {
        // The same.
      }
    },
  };
}
