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
