import type { ClientSession } from 'mongoose';
import { connectDatabase } from './database';

const waiting = new WeakMap<ClientSession, (() => void)[]>();

/**
 * Runs writes that belong together. On a server that has transactions (a replica set) they are one
 * transaction; on a standalone they are made in the order in which `work` makes them, so write first what may
 * be there without the rest. Pass the session on to every write: `{ session }`.
 */
export async function inTransaction<T>(work: (session: ClientSession | undefined) => Promise<T>): Promise<T> {
  const { connection } = await connectDatabase();
  if (!(await supportsTransactions())) return work(undefined);
  let callbacks: (() => void)[] = [];
  // Not mongoose's own `transaction`: after a conflict that sets `__v` back, which strict subdocuments refuse.
  const result = await connection.withSession((session) =>
    session.withTransaction(() => {
      // The driver may try again from the start.
      callbacks = [];
      waiting.set(session, callbacks);
      return work(session);
    }),
  );
  for (const callback of callbacks) callback();
  return result;
}

/** Calls back once the transaction of `session` is committed; at once where there is none. */
export function afterCommit(session: ClientSession | undefined, callback: () => void): void {
  const callbacks = session && waiting.get(session);
  if (callbacks) callbacks.push(callback);
  else callback();
}

let known: Promise<boolean> | undefined;

async function supportsTransactions(): Promise<boolean> {
  known ??= connectDatabase().then(async ({ connection }) => {
    const hello = await connection.db?.admin().command({ hello: 1 });
    return typeof hello?.setName === 'string' || hello?.msg === 'isdbgrid';
  });
  known.catch(() => (known = undefined));
  return known;
}
