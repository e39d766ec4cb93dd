import { failedToParse } from '../../errors';
import { makeDate } from '../values/dates';
import { fromLocal, toLocal, utcTime } from './time-zones';

export const dayMs = 86_400_000;
const unitMs: Record<string, number> = {
  week: 7 * dayMs,
  day: dayMs,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};
const unitMonths: Record<string, number> = { year: 12, quarter: 3, month: 1 };
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const fullNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function lengthOf(unit: string, name: string): number {
  if (Object.hasOwn(unitMs, unit)) return unitMs[unit] as number;
  throw failedToParse(`unknown time unit value: ${unit} (${name})`);
}

/** Time as a row of units of one length, counted from the first of January 2000 in the zone. */
export interface Steps {
  indexOf(time: number): number;
  startOf(index: number): Date;
}

/** @param unit year, quarter, month, week, day, hour, minute, second or millisecond */
export function stepsOf(unit: string, zone: string, startOfWeek: string | undefined, name: string): Steps {
  const months = Object.hasOwn(unitMonths, unit) ? unitMonths[unit] : undefined;
  if (months !== undefined) {
    return {
      indexOf(time) {
        const local = toLocal(time, zone);
        return Math.floor(((local.getUTCFullYear() - 2000) * 12 + local.getUTCMonth()) / months);
      },
      startOf: (index) => fromLocal(utcTime(2000, index * months), zone),
    };
  }
  const length = lengthOf(unit, name);
  const start = utcTime(2000, 0);
  if (length < dayMs) {
    // Hours and less pass alike whatever the clock is set to.
    const reference = fromLocal(start, zone).getTime();
    return {
      indexOf: (time) => Math.floor((time - reference) / length),
      startOf: (index) => makeDate(reference + index * length),
    };
  }
  const reference = unit === 'week' ? start + daysToWeek(startOfWeek) * dayMs : start;
  return {
    indexOf: (time) => Math.floor((toLocal(time, zone).getTime() - reference) / length),
    startOf: (index) => fromLocal(reference + index * length, zone),
  };
}

/** How long after the first of January 2000, a Saturday, the first week begins. */
function daysToWeek(startOfWeek = 'sunday'): number {
  const day = startOfWeek.toLowerCase();
  const first = Math.max(weekdays.indexOf(day), fullNames.indexOf(day));
  if (first < 0) throw failedToParse(`unknown day of week value: ${startOfWeek}`);
  return (first + 1) % 7;
}

/** Months keep the day of the month, or take the last one where there is no such day. */
function addMonths(local: Date, months: number): number {
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth() + months];
  const last = new Date(utcTime(year, month + 1, 0)).getUTCDate();
  const timeOfDay = ((local.getTime() % dayMs) + dayMs) % dayMs;
  return utcTime(year, month, Math.min(local.getUTCDate(), last)) + timeOfDay;
}

/** An instant some units later. */
export function addUnits(time: number, unit: string, amount: number, zone: string, name: string): Date {
  const months = Object.hasOwn(unitMonths, unit) ? unitMonths[unit] : undefined;
  if (months !== undefined) return fromLocal(addMonths(toLocal(time, zone), amount * months), zone);
  const length = lengthOf(unit, name);
  // Days keep the hour of the clock over a change of the zone's offset; hours are counted as they pass.
  if (length < dayMs) return makeDate(time + amount * length);
  return fromLocal(toLocal(time, zone).getTime() + amount * length, zone);
}
