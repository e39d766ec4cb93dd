import { RateLimitModel } from '@/models/rate-limit';
import { connectDatabase } from './database';
import { AppError } from './errors';

export type RateLimit = {
  /** What is limited, such as `sign-in`. */
  purpose: string;
  /** Whose attempts are counted together: an address of the network, an account, a token. */
  key: string;
  /** Attempts allowed in one window. */
  limit: number;
  windowSeconds: number;
};

/**
 * Counts one attempt, in the database so that every instance counts alike. Throws `rate-limited` when the
 * window is full. Windows are fixed, so at most twice the limit passes around a window's edge.
 */
export async function countAttempt({ purpose, key, limit, windowSeconds }: RateLimit): Promise<void> {
  await connectDatabase();
  const window = currentWindow(windowSeconds);
  const row = await RateLimitModel.findOneAndUpdate(
    { _id: `${purpose}:${key}:${window}` },
    { $inc: { count: 1 }, $setOnInsert: { expiresAt: new Date((window + 2) * windowSeconds * 1000) } },
    { upsert: true, returnDocument: 'after' },
  ).lean();
  if (row && row.count > limit) {
    const minutes = Math.max(1, Math.ceil(windowSeconds / 60));
    throw new AppError(
      'rate-limited',
      `Too many attempts. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
      {
        log: `rate-limited: ${purpose}`,
      },
    );
  }
}

/**
 * Gives one counted attempt back: only what went wrong should count. Attempts are counted before they are
 * judged, so that many at once can't all pass.
 */
export async function returnAttempt({ purpose, key, windowSeconds }: RateLimit): Promise<void> {
  await connectDatabase();
  await RateLimitModel.updateOne(
    { _id: `${purpose}:${key}:${currentWindow(windowSeconds)}` },
    { $inc: { count: -1 } },
  );
}

const currentWindow = (windowSeconds: number): number => Math.floor(Date.now() / (windowSeconds * 1000));
