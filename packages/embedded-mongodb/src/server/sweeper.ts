import { modify } from '../commands/modify';
import { CommandError } from '../errors';
import { buildStretch, dropUnfinished, unfinishedIndexes } from '../storage/index-build';
import { oldSessionIds } from '../storage/session-records';
import type { Snapshot } from '../storage/snapshot';
import type { Engine } from './engine';
import { reportFailure } from './failure-report';
import { SESSION_MINUTES } from './sessions';

const INTERVAL_MS = 30_000;
/** Documents removed in one go: other writers wait no longer than that takes. */
const BATCH = 500;

/**
 * Removes expired documents of TTL indexes and forgotten cursors now and then, and goes on with index builds that were
 * broken off; resolves when those that are found now are finished.
 */
export async function startSweeper(engine: Engine): Promise<() => void> {
  const finishBuilds = brokenBuilds(engine);
  await finishBuilds();
  const timer = setInterval(() => {
    engine.cursors.sweep();
    engine.sessions.sweep();
    sweepSessionRecords(engine)
      .then(() => sweepExpired(engine))
      .then(finishBuilds)
      .catch((error: unknown) => reportFailure('sweeping', error));
  }, INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Finishes index builds whose process is gone: at the first call all that are not ready, later those that have come no
 * further since the call before. One that can't be built goes; it was never promised to anybody.
 */
export function brokenBuilds(engine: Engine): () => Promise<void> {
  let seen: Map<number, number> | undefined;
  return async () => {
    const before = seen;
    const now = (seen = engine.read(unfinishedIndexes));
    for (const [id, builtUpTo] of now) {
      if (before && before.get(id) !== builtUpTo) continue;
      try {
        while (!(await engine.writeAllOrNothing((transaction) => buildStretch(transaction, [id]))));
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        await engine.write((transaction) => dropUnfinished(transaction, [id]));
      }
    }
  };
}

async function sweepSessionRecords(engine: Engine): Promise<void> {
  const old = (snapshot: Snapshot) => oldSessionIds(snapshot, Date.now() - SESSION_MINUTES * 60_000, BATCH);
  if (engine.read(old).length === 0) return;
  await engine.write((transaction) => {
    for (const id of old(transaction)) transaction.remove('sessions', id);
  });
}

/** Removes the documents whose time is over; returns how many. */
export async function sweepExpired(engine: Engine, now = Date.now()): Promise<number> {
  const infos = engine.read(({ catalogue }) => catalogue.all());
  const targets = infos.flatMap(({ namespace, indexes }) => indexes.map((index) => ({ namespace, index })));
  let removed = 0;
  for (const { namespace, index } of targets) {
    const { expireAfterSeconds, partialFilter } = index;
    // An index that can't be built was never there.
    if (expireAfterSeconds === undefined || !index.isReady) continue;
    const limit = new Date(now - expireAfterSeconds * 1000);
    const isExpired = { [index.fields[0]?.path ?? '']: { $lt: limit } };
    const filter = partialFilter ? { $and: [isExpired, partialFilter] } : isExpired;
    const query = { filter, limit: BATCH, options: {} };
    for (let found = BATCH; found === BATCH; removed += found) {
      found = await engine.write((transaction) => {
        // Another client may have dropped the index in the meantime.
        const isThere = transaction.catalogue.find(namespace)?.indexes.some(({ id }) => id === index.id);
        return isThere ? modify(transaction, namespace, { query }).n : 0;
      });
    }
  }
  return removed;
}
