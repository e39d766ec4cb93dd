import type { ArticleEvent } from '@/models/article';

/**
 * Whether people who have the event in a calendar must be told: its time, place or status differs, or it is gone.
 * Such a change raises iCalendar's SEQUENCE (RFC 5545, 3.8.7.4).
 */
export function occasionChanged(before: ArticleEvent | undefined, after: ArticleEvent | undefined): boolean {
  return before?.startsAt !== undefined && occasion(before) !== occasion(after);
}

function occasion(event: ArticleEvent | undefined): string {
  if (!event) return '';
  const { startsAt, endsAt, venue, status } = event;
  return JSON.stringify([startsAt, endsAt ?? null, venue, status ?? 'confirmed']);
}
