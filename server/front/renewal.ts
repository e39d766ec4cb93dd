import { londonDay } from '@/lib/kernel/time';

const mostAgeMs = 5 * 60_000;
const hourMs = 60 * 60_000;

/**
 * Until when a page that is made now may be shown though nothing changes: five minutes, and never past midnight in
 * London, because pages say what is today. Epoch milliseconds.
 */
export function renewAt(now: number): number {
  const end = now + mostAgeMs;
  if (londonDay(new Date(end)) === londonDay(new Date(now))) return end;
  return Math.floor(end / hourMs) * hourMs;
}
