import { writerFor } from '../commands/collection-access';
import { rowsToChange } from '../commands/modify';
import { reportFailure } from './failure-report';
import { hasOldSessionRecords, removeOldSessionRecords } from '../storage/session-records';
import type { Engine } from './engine';
import { SESSION_MINUTES } from './sessions';

const INTERVAL_MS = 30_000;
/** Documents removed in one go: other writers wait no longer than that takes. */
const BATCH = 500;

/** Removes expired documents of TTL indexes and forgotten cursors now and then. */
export function startSweeper(engine: Engine): () => void {
  const timer = setInterval(() => {
    engine.cursors.sweep();
    engine.sessions.sweep();
    sweepSessionRecords(engine)
      .then(() => sweepExpired(engine))
      .catch((error: unknown) => reportFailure('expiry', error));
  }, INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function sweepSessionRecords(engine: Engine): Promise<void> {
  const limit = Date.now() - SESSION_MINUTES * 60_000;
  if (!engine.read((snapshot) => hasOldSessionRecords(snapshot, limit))) return;
  await engine.write((transaction) => {
    removeOldSessionRecords(transaction, limit, BATCH);
    return {};
  });
}

/** Removes the documents whose time is over; returns how many. */
export async function sweepExpired(engine: Engine, now = Date.now()): Promise<number> {
  const targets = engine.read(({ catalogue }) =>
    catalogue
      .all()
      .flatMap(({ namespace, indexes }) =>
        indexes.flatMap(({ fields, name, expireAfterSeconds }) =>
          expireAfterSeconds === undefined
            ? []
            : [{ namespace, name, path: fields[0]?.path ?? '', expireAfterSeconds }],
        ),
      ),
  );
  let removed = 0;
  for (const { namespace, name, path, expireAfterSeconds } of targets) {
    const limit = new Date(now - expireAfterSeconds * 1000);
    for (let found = BATCH; found === BATCH; removed += found) {
      await engine.write((transaction) => {
        const info = transaction.catalogue.find(namespace);
        found = 0;
        // Another process may have dropped the index in the meantime.
        const index = info?.indexes.find((candidate) => candidate.name === name);
        if (!index) return {};
        const isExpired = { [path]: { $lt: limit } };
        const filter = index.partialFilter ? { $and: [isExpired, index.partialFilter] } : isExpired;
        const query = { filter, limit: BATCH, options: {} };
        const rows = rowsToChange(transaction, namespace, query, {});
        const writer = writerFor(transaction, namespace);
        for (const { record, doc } of rows) writer.delete(record, doc);
        found = rows.length;
        return {};
      });
    }
  }
  return removed;
}
