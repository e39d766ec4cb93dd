import { location } from '../../errors';
import { makeDate } from '../values/dates';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The offset of a named zone at an instant as the system's tables have it, like `GMT+02:00`. */
function namedOffset(time: number, zone: string): string {
  let format = formats.get(zone);
  try {
    format ??= new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    throw location(40485, `unrecognized time zone identifier: "${zone}"`);
  }
  formats.set(zone, format);
  return format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? '';
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

/** The instant at which the zone's clock shows a local time. */
export function fromLocal(local: number, zone: string): Date {
  makeDate(local);
  const guess = local - zoneOffset(local, zone);
  return makeDate(local - zoneOffset(guess, zone));
}
