import { BufferedTransaction, type Claims } from '../storage/buffered-transaction';
import type { Engine } from './engine';

export const SESSION_MINUTES = 30;
const TRANSACTION_MS = 60_000;

/** A transaction between its first statement and its end. */
export interface OpenTransaction {
  number: bigint;
  state: BufferedTransaction;
  /** Set when it is being committed: several may ask for the end of it. */
  committing?: Promise<unknown>;
  end(): void;
}

/** A client's session: at most one open transaction, and the numbers of the last that was begun and committed. */
export interface Session {
  id: Buffer;
  lastUse: number;
  open?: OpenTransaction;
  newest?: bigint;
  committed?: bigint;
}

/** The sessions of all clients, by the bytes of their id. */
export class SessionRegistry {
  private readonly sessions = new Map<string, Session>();
  private readonly claims: Claims = new Map();

  constructor(private readonly engine: Engine) {}

  of(id: Buffer): Session {
    const name = id.toString('latin1');
    let session = this.sessions.get(name);
    if (!session) this.sessions.set(name, (session = { id, lastUse: 0 }));
    session.lastUse = Date.now();
    return session;
  }

  /** Begins a transaction, which ends one that is still open; it is aborted by itself when its time is over. */
  begin(session: Session, number: bigint): OpenTransaction {
    const { engine } = this;
    session.open?.end();
    const { snapshot, end } = engine.holdSnapshot();
    const newest = (key: Buffer) => engine.read((now) => now.get('records', key));
    const state = new BufferedTransaction(snapshot, this.claims, newest);
    const open: OpenTransaction = {
      number,
      state,
      end() {
        if (session.open !== open) return;
        session.open = undefined;
        clearTimeout(timer);
        state.release();
        engine.cursors.removeOf(state);
        end();
      },
    };
    const timer = setTimeout(() => {
      if (!open.committing) open.end();
    }, TRANSACTION_MS);
    timer.unref();
    session.newest = number;
    return (session.open = open);
  }

  /** Ends a session by its client's wish. */
  end(id: Buffer): void {
    const name = id.toString('latin1');
    const open = this.sessions.get(name)?.open;
    if (open?.committing) return;
    open?.end();
    this.sessions.delete(name);
  }

  /** Ends the sessions that nobody has used for a long time. */
  sweep(now = Date.now()): void {
    for (const { id, lastUse } of this.sessions.values()) {
      if (now - lastUse > SESSION_MINUTES * 60_000) this.end(id);
    }
  }

  close(): void {
    for (const { open } of this.sessions.values()) open?.end();
  }
}
