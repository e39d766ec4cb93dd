/** Days are `YYYY-MM-DD` in London, instants are ISO 8601 in UTC. Everything people see is British and in London's time. */
export const timeZone = 'Europe/London';

const dayParts = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const dayFull = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const dayShort = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const monthFull = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });
const monthAlone = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long' });
const dayNoYear = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' });
const instantFull = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });

const atNoon = (day: string) => new Date(`${day}T12:00:00Z`);

/** Today in London, or the London day of an instant. */
export const londonDay = (instant: Date = new Date()): string => dayParts.format(instant);

/** "1 October 2017" */
export const formatDay = (day: string): string => dayFull.format(atNoon(day));
/** "1 Oct 2017" */
export const formatDayShort = (day: string): string => dayShort.format(atNoon(day));
/** "1 October" */
export const formatDayWithoutYear = (day: string): string => dayNoYear.format(atNoon(day));
/** "October 2017": the month of a day. */
export const formatMonth = (day: string): string => monthFull.format(atNoon(day));
/** "October": the month of a day. */
export const formatMonthWithoutYear = (day: string): string => monthAlone.format(atNoon(day));

/** "3 to 12 August 2017", "28 July to 3 August 2017", or one day; each part said no more than once. */
export function formatDaySpan(from: string, to: string): string {
  if (from === to) return formatDay(from);
  const year = from.slice(0, 4) === to.slice(0, 4);
  const month = year && from.slice(0, 7) === to.slice(0, 7);
  const start = month ? String(Number(from.slice(8))) : year ? formatDayWithoutYear(from) : formatDay(from);
  return `${start} to ${formatDay(to)}`;
}

/** "August 2017", "July to August 2017", "December 2016 to January 2017": the months of two days. */
export function formatMonthSpan(from: string, to: string): string {
  if (from.slice(0, 7) === to.slice(0, 7)) return formatMonth(to);
  const start = from.slice(0, 4) === to.slice(0, 4) ? formatMonthWithoutYear(from) : formatMonth(from);
  return `${start} to ${formatMonth(to)}`;
}

/** "1 October 2017 at 19:42", London time */
export const formatInstant = (instant: string | Date): string => instantFull.format(new Date(instant));
/** "19:42", London time */
export const formatClock = (instant: string | Date): string => clock.format(new Date(instant));

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/**
 * The instant of a London wall-clock time (`YYYY-MM-DDTHH:mm`, as a datetime-local input sends it); null where
 * it is not one. A time that the spring change skips is taken an hour later.
 */
export function londonInstant(wallClock: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?$/.exec(wallClock);
  if (!match?.[1] || !match[2] || !isDay(match[1])) return null;
  const asUtc = new Date(`${match[1]}T${match[2]}:00Z`);
  if (Number.isNaN(asUtc.getTime())) return null;
  const inSummer = new Date(asUtc.getTime() - 60 * 60 * 1000);
  return londonWallClock(inSummer) === `${match[1]}T${match[2]}` ? inSummer : asUtc;
}

/** The value that a datetime-local input needs for an instant: `YYYY-MM-DDTHH:mm` in London. */
export const londonWallClock = (instant: Date): string => `${londonDay(instant)}T${clock.format(instant)}`;
