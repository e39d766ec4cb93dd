import { isDay } from '@/lib/kernel/time';

/** Where an item stands in the feed: newest day first, then last published first, then by id. */
export type FeedPosition = { day: string; publishedAt: Date; id: string };

/** A position as it travels in `?before=`: `2017-09-16.<epoch ms>.<id>`. */
export function formatFeedPosition({ day, publishedAt, id }: FeedPosition): string {
  return `${day}.${publishedAt.getTime()}.${id}`;
}

/** Reads a position from outside; null for anything that `formatFeedPosition` would not have written. */
export function parseFeedPosition(value: unknown): FeedPosition | null {
  if (typeof value !== 'string') return null;
  const match = /^(\d{4}-\d{2}-\d{2})\.(0|-?[1-9]\d{0,14})\.([0-9a-f]{24})$/.exec(value);
  if (!match?.[1] || !match[2] || !match[3] || !isDay(match[1])) return null;
  return { day: match[1], publishedAt: new Date(Number(match[2])), id: match[3] };
}
