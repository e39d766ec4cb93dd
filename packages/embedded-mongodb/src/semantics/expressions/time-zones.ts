import { location } from '../../errors';
import { makeDate } from '../values/dates';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      throw location(40485, `unrecognized time zone identifier: "${zone}"`);
    }
    formats.set(zone, format);
  }
  return format;
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. Zones: `UTC`, `+02:00`, `Europe/London`. */
export function zoneOffset(time: number, zone: string): number {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  const fixed = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(zone);
  if (fixed) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0);
    return (fixed[1] === '-' ? -1 : 1) * minutes * 60_000;
  }
  const part = Object.fromEntries(
    formatFor(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  );
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  const local = utcTime(
    year,
    Number(part.month) - 1,
    Number(part.day),
    Number(part.hour),
    Number(part.minute),
    Number(part.second),
  );
  return local - Math.floor(time / 1000) * 1000;
}

/** As Date.UTC, but years below 100 are themselves. */
export function utcTime(
  year: number,
  month: number,
  day = 1,
  hour = 0,
  minute = 0,
  second = 0,
  ms = 0,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.setUTCHours(hour, minute, second, ms);
}

/** The zone's clock at an instant, as a Date whose UTC fields are the local ones. */
export const toLocal = (time: number, zone: string): Date => new Date(time + zoneOffset(time, zone));

/** The instant at which the zone's clock shows a local time. */
export function fromLocal(local: number, zone: string): Date {
  makeDate(local);
  const guess = local - zoneOffset(local, zone);
  return makeDate(local - zoneOffset(guess, zone));
}

const unreadable = (text: string) => location(241, `Error parsing date string '${text}'`);

/** Reads an ISO date, with or without time and offset; without an offset it is in `zone`. */
export function parseIsoDate(text: string, zone: string): Date {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(
    text.trim(),
  );
  const local = match ? Date.parse(`${match[1]}T${match[2] ?? '00:00'}Z`) : NaN;
  if (!match || Number.isNaN(local)) throw unreadable(text);
  return fromLocal(local, match[3]?.toUpperCase() ?? zone);
}

/** What each letter of a format reads, in the order in which `utcTime` takes them; `z` is the offset. */
const readable: Record<string, string> = {
  Y: '\\d{4}',
  m: '\\d\\d?',
  d: '\\d\\d?',
  H: '\\d\\d?',
  M: '\\d\\d?',
  S: '\\d\\d?',
  L: '\\d{1,3}',
  z: 'Z|[+-]\\d\\d:?\\d\\d',
};

/** Reads a date by a format of `$dateFromString`: the letters above, and `%%`. */
export function parseDate(text: string, format: string, zone: string): Date {
  const source = format.replace(/%(.?)|[.*+?^${}()|[\]\\/-]/gs, (part, letter?: string) => {
    if (letter === undefined) return `\\${part}`;
    if (letter === '%') return '%';
    if (!Object.hasOwn(readable, letter))
      throw location(18536, `Invalid format character '%${letter}' in format string`);
    return `(?<${letter}>${readable[letter]})`;
  });
  if (new Set(format.match(/%[^%]/g)).size !== (format.match(/%[^%]/g) ?? []).length)
    throw location(241, `'${format}' reads a part of the date twice`);
  const groups = new RegExp(`^${source}$`).exec(text)?.groups;
  if (!groups?.Y) throw unreadable(text);
  const { Y, m = 1, d = 1, H = 0, M = 0, S = 0, L = 0, z = zone } = groups;
  const local = utcTime(Number(Y), Number(m) - 1, ...[d, H, M, S, L].map(Number));
  if (new Date(local).getUTCMonth() !== Number(m) - 1) throw unreadable(text);
  return fromLocal(local, z);
}
