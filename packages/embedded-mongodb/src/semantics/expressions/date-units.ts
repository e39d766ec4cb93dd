import { ObjectId, Timestamp } from 'bson';
import { location } from '../../errors';
import { keptAt } from '../values/compare';

/** The milliseconds of a date; one that JavaScript can't hold is refused, because nothing can be worked out from it. */
export function timeOfDate(date: Date): number {
  const time = date.getTime();
  if (Number.isNaN(time))
    throw location(5976500, 'a date is outside of the range that this server can work with');
  return time;
}

/** The milliseconds of whatever dates are read from. */
export function timeOf(value: unknown): number | undefined {
  if (value instanceof Date) return timeOfDate(value);
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  return value instanceof Timestamp ? value.t * 1000 : undefined;
}

/** The date of a number of milliseconds, refused likewise. */
export function makeDate(milliseconds: number): Date {
  const date = new Date(milliseconds);
  timeOfDate(date);
  return date;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The offset of a named zone at an instant as the system's tables have it, like `GMT+02:00`. */
function namedOffset(time: number, zone: string): string {
  const make = () => new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  try {
    const parts = keptAt(formats, zone, make).formatToParts(time);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  } catch {
    throw location(40485, `unrecognized time zone identifier: "${zone}"`);
  }
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. Zones: `UTC`, `+02:00`, `Europe/London`. */
export function zoneOffset(time: number, zone: string): number {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  const isFixed = /^[+-]\d\d(?::?\d\d)?$/.test(zone);
  const match = /([+-])(\d\d):?(\d\d)?:?(\d\d)?$/.exec(isFixed ? zone : namedOffset(time, zone));
  if (!match) return 0;
  const [sign, hours, minutes = 0, seconds = 0] = match.slice(1);
  return (sign === '-' ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}

/** As Date.UTC, but years below 100 are themselves. */
export function utcTime(year: number, month: number, day = 1): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** The zone's clock at an instant, as a Date whose UTC fields are the local ones. */
export const toLocal = (time: number, zone: string): Date => new Date(time + zoneOffset(time, zone));

/** The instant at which the zone's clock shows a local time; one that it leaps over is counted on from before. */
export function fromLocal(local: number, zone: string): Date {
  makeDate(local);
  const guess = zoneOffset(local, zone);
  const offset = zoneOffset(local - guess, zone);
  const isShown = zoneOffset(local - offset, zone) === offset;
  return makeDate(local - (isShown ? offset : Math.min(guess, offset)));
}

export const dayMs = 86_400_000;
/** The units of whole months, and those of milliseconds. */
const monthsOf = new Map(Object.entries({ year: 12, quarter: 3, month: 1 }));
const clockUnits = { hour: 3_600_000, minute: 60_000, second: 1000, millisecond: 1 };
const millisecondsOf = new Map(Object.entries({ week: 7 * dayMs, day: dayMs, ...clockUnits }));
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function lengthOf(unit: string, name: string, code: number) {
  const [months = 0, ms = 0] = [monthsOf.get(unit), millisecondsOf.get(unit)];
  if (months + ms === 0) throw location(code, `unknown time unit value: ${unit} (${name})`);
  // Hours and less pass alike whatever the clock is set to.
  return { months, ms, isOfClock: months > 0 || ms >= dayMs };
}

/**
 * Time as a row of units of one length, counted from the first of January 2000 in the zone.
 * @param unit year, quarter, month, week, day, hour, minute, second or millisecond
 */
export function stepsOf(unit: string, zone: string, startOfWeek: string | undefined, name: string) {
  const { months, ms, isOfClock } = lengthOf(unit, name, 5439014);
  const start = utcTime(2000, 0, unit === 'week' ? firstWeek(startOfWeek) : 1);
  const reference = isOfClock ? start : fromLocal(start, zone).getTime();
  return {
    indexOf(time: number): number {
      const local = isOfClock ? toLocal(time, zone) : new Date(time);
      if (months === 0) return Math.floor((local.getTime() - reference) / ms);
      return Math.floor(((local.getUTCFullYear() - 2000) * 12 + local.getUTCMonth()) / months);
    },
    startOf(index: number): Date {
      const local = months > 0 ? utcTime(2000, index * months) : reference + index * ms;
      return isOfClock ? fromLocal(local, zone) : makeDate(local);
    },
  };
}

/** The day of January 2000, which began with a Saturday, on which the first week begins. */
function firstWeek(startOfWeek = 'sunday'): number {
  const wanted = startOfWeek.toLowerCase();
  const day = weekdays.findIndex((name) => name === wanted || name.slice(0, 3) === wanted);
  if (day < 0) throw location(5439016, `unknown day of week value: ${startOfWeek}`);
  return 1 + ((day + 1) % 7);
}

/** Months keep the day of the month, or take the last one where there is no such day. */
function addMonths(local: Date, months: number): number {
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth() + months];
  const last = new Date(utcTime(year, month + 1, 0)).getUTCDate();
  const timeOfDay = ((local.getTime() % dayMs) + dayMs) % dayMs;
  return utcTime(year, month, Math.min(local.getUTCDate(), last)) + timeOfDay;
}

/** An instant some units later. Days keep the hour of the clock over a change of the zone's offset. */
export function addUnits(time: number, unit: string, amount: number, zone: string, name: string): Date {
  const { months, ms, isOfClock } = lengthOf(unit, name, 9);
  if (!isOfClock) return makeDate(time + amount * ms);
  const local = toLocal(time, zone);
  return fromLocal(months > 0 ? addMonths(local, amount * months) : local.getTime() + amount * ms, zone);
}
