import { isDay } from '@/lib/kernel/time';

/** Where a row stands in the editors' list: by its last change, or by its day where a year is looked at. */
export type ListPosition = { by: 'change'; at: Date; id: string } | { by: 'day'; day: string; id: string };

/** A position as it travels in `?before=`. */
export function formatListPosition(position: ListPosition): string {
  return position.by === 'day'
    ? `d.${position.day}.${position.id}`
    : `c.${position.at.getTime()}.${position.id}`;
}

/** Reads a position of one kind from outside; null for anything else. */
export function parseListPosition(value: string | undefined, by: ListPosition['by']): ListPosition | null {
  const match = /^([cd])\.([0-9-]{1,14})\.([0-9a-f]{24})$/.exec(value ?? '');
  if (!match?.[2] || !match[3]) return null;
  const [, kind, at, id] = match;
  if (by === 'day') return kind === 'd' && isDay(at) ? { by, day: at, id } : null;
  return kind === 'c' && /^\d{1,14}$/.test(at) ? { by, at: new Date(Number(at)), id } : null;
}
