import { formatDay, formatDayShort, formatDayWithoutYear, formatInstant } from '@/lib/kernel/time';

const forms = { full: formatDay, short: formatDayShort, noYear: formatDayWithoutYear };

/** A day (`YYYY-MM-DD`), written the British way. */
export function Day({ day, form = 'full' }: { day: string; form?: keyof typeof forms }) {
  return <time dateTime={day}>{forms[form](day)}</time>;
}

/** An instant (ISO 8601), in London's time. */
export function Instant({ at }: { at: string }) {
  return <time dateTime={at}>{formatInstant(at)}</time>;
}
