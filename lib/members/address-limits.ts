import 'server-only';
import { AppError } from '@/lib/kernel/errors';
import { countAttempt } from '@/lib/kernel/rate-limit';
import { hashSecret } from '@/lib/kernel/secret';
import { countRecentConfirmations } from './known-as-queries';

const windowSeconds = 24 * 60 * 60;
const mailsADay = 3;
const requestsADay = 10;

/** Counts under a hash of the address: the counters need not know who somebody is. False where the day is full. */
async function within(purpose: string, emailKey: string, limit: number): Promise<boolean> {
  try {
    await countAttempt({ purpose, key: hashSecret(emailKey), limit, windowSeconds });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate-limited') return false;
    throw error;
  }
}

/**
 * Whether one more request from this address is kept today. Above the limit the sender is told nothing: an
 * error would reveal that somebody else has sent requests with the address.
 */
export const mayStoreRequest = (emailKey: string): Promise<boolean> =>
  within('join-request', emailKey, requestsADay);

/**
 * Whether the address gets one more mail: at most three in any 24 hours, so that nobody's inbox can be filled
 * through the form. The counter decides between simultaneous requests, the outbox across a window's edge.
 */
export async function mayMailAddress(emailKey: string): Promise<boolean> {
  const since = new Date(Date.now() - windowSeconds * 1000);
  if ((await countRecentConfirmations(emailKey, since)) >= mailsADay) return false;
  return within('join-mail', emailKey, mailsADay);
}
