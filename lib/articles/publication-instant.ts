import { londonDay } from '@/lib/kernel/time';

/**
 * When an item came out, for machines: the instant of its publication where that is on the day under which it stands,
 * otherwise (items entered later) that day's noon, which is the same day in London all year.
 */
export function publicationInstant({ day, publishedAt }: { day: string; publishedAt: string }): string {
  return londonDay(new Date(publishedAt)) === day ? publishedAt : `${day}T12:00:00.000Z`;
}
