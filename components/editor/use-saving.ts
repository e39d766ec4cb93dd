'use client';

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { idleState, type ActionState } from '@/lib/kernel/action-state';
import { unsavedCopyStore } from './unsaved-copy';
import { useLeaveWarning, useSaveKey } from './use-leave-warning';

export type Stored<Content, Receipt> = { content: Content; receipt: Receipt; updatedBy: string | null };

export type SavingOptions<Content, Receipt> = {
  content: Content;
  /** Null for a thing that was never saved. */
  receipt: Receipt | null;
  /** Where unsaved text is kept in this browser: of one thing, or of a new one, and one account. */
  copyKey: (receipt: Receipt | null) => string;
  isContent: (value: unknown) => value is Content;
  /** Sends a save over the version that the receipt names. */
  send: (content: Content, receipt: Receipt | null) => Promise<ActionState<Receipt>>;
  /** Reads what is stored now, after a save was refused as stale. */
  read: (receipt: Receipt) => Promise<ActionState<Stored<Content, Receipt>>>;
  /** What the server settled, such as an address, put into the content. */
  absorb?: (content: Content, receipt: Receipt) => Content;
};

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What is being written, and how it is kept: saves with the version that was read, an unsaved copy in this browser,
 * a warning before leaving, and the other text where somebody else saved first.
 */
export function useSaving<Content, Receipt extends { version: number; updatedAt: string }>(
  options: SavingOptions<Content, Receipt>,
) {
  const [content, setContent] = useState(options.content);
  const [saved, setSaved] = useState(options.content);
  const [receipt, setReceipt] = useState(options.receipt);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [state, setState] = useState<ActionState<unknown>>(idleState);
  const [theirs, setTheirs] = useState<Stored<Content, Receipt> | null>(null);
  const [busy, setBusy] = useState(false);
  const [epoch, setEpoch] = useState(0);
  const [copies] = useState(() => unsavedCopyStore(options.copyKey(options.receipt), options.isContent));
  const copy = useSyncExternalStore(copies.subscribe, copies.offered, () => null);
  const dirty = content !== saved && !same(content, saved);
  const running = useRef(false);
  const latest = useRef(content);
  useEffect(() => {
    latest.current = content;
  }, [content]);

  useEffect(() => {
    // Until it is decided what becomes of an earlier copy, nothing writes over it.
    if (!dirty || copy) return;
    const keep = () =>
      copies.keep({ content, version: receipt?.version ?? null, keptAt: new Date().toISOString() });
    const timer = setTimeout(keep, 500);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [content, dirty, copy, copies, receipt]);

  /** Runs one exchange with the server at a time; a second press meanwhile does nothing. */
  const exclusively = useCallback(async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    try {
      return await work();
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);

  const { send, read, absorb, copyKey } = options;
  const readTheirs = useCallback(
    async (base: Receipt) => {
      const current = await read(base);
      if (current.data) setTheirs(current.data);
    },
    [read],
  );
  const saveOver = useCallback(
    async (base: Receipt | null): Promise<Receipt | null> => {
      const sent = latest.current;
      const answer = await send(sent, base);
      setState(answer);
      if (answer.status === 'success' && answer.data) {
        const stored = answer.data;
        const settled = absorb?.(sent, stored) ?? sent;
        setReceipt(stored);
        setSaved(settled);
        setSavedAt(stored.updatedAt);
        setTheirs(null);
        // What was typed while the save was under way stays, unsaved.
        setContent((now) => (now === sent ? settled : (absorb?.(now, stored) ?? now)));
        copies.forget();
        copies.moveTo(copyKey(stored));
        copies.settle();
        return stored;
      }
      if (answer.code === 'stale-version' && base) await readTheirs(base);
      return null;
    },
    [send, readTheirs, absorb, copies, copyKey],
  );

  const save = useCallback(() => exclusively(() => saveOver(receipt)), [exclusively, saveOver, receipt]);
  useSaveKey(useCallback(() => void save(), [save]));
  useLeaveWarning(dirty);

  const replace = (next: Content) => {
    setContent(next);
    setEpoch((count) => count + 1);
  };
  return {
    content,
    setContent,
    receipt,
    saved,
    savedAt,
    dirty,
    busy,
    state,
    theirs,
    /** Changes when the whole content was exchanged, so that the text's editor starts anew. */
    epoch,
    save,
    /** Saves what is unsaved, then makes a move with what is on the screen, and takes over its answer. */
    saveThen: (next: (receipt: Receipt) => Promise<ActionState<Receipt>> | void) =>
      exclusively(async () => {
        const current = dirty || !receipt ? await saveOver(receipt) : receipt;
        const answer = current && (await next(current));
        if (!current || !answer) return;
        setState(answer);
        if (answer.data) setReceipt(answer.data);
        if (answer.code === 'stale-version') await readTheirs(current);
      }),
    keepMine: () => exclusively(() => saveOver(theirs?.receipt ?? receipt)),
    takeTheirs: () => {
      if (!theirs) return;
      setSaved(theirs.content);
      setReceipt(theirs.receipt);
      setSavedAt(null);
      setState(idleState);
      replace(theirs.content);
      setTheirs(null);
      copies.forget();
    },
    copy: copy && !same(copy.content, saved) ? copy : null,
    restoreCopy: () => {
      if (!copy) return;
      // The copy was typed over its own version: if another was saved since, the save says so.
      if (receipt && copy.version !== null) setReceipt({ ...receipt, version: copy.version });
      replace(copy.content);
      copies.settle();
    },
    discardCopy: () => {
      copies.forget();
      copies.settle();
    },
  };
}

export type Saving<Content, Receipt extends { version: number; updatedAt: string }> = ReturnType<
  typeof useSaving<Content, Receipt>
>;
