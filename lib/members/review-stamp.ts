import { sign, unsign } from '@/lib/kernel/secret';

const purpose = 'join-review';

/** A program sends at once; a person needs longer to read what stands there. */
const leastSeconds = 2;

/** Says, in a way that only this site can, when somebody was shown their request for the second look. */
export const makeStamp = (now: Date): string => sign(purpose, String(now.getTime()));

/** When the second look began; null where the stamp is none of ours. It stays good for as long as the page is open. */
export function readStamp(stamp: unknown): Date | null {
  const text = typeof stamp === 'string' ? unsign(purpose, stamp) : null;
  return text === null ? null : new Date(Number(text));
}

/** Whether it was sent faster than people read. */
export const isTooFast = (shown: Date, now: Date): boolean =>
  now.getTime() - shown.getTime() < leastSeconds * 1000;
