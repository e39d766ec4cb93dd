import { location } from '../../errors';
import { dayMs, fromLocal, toLocal, utcTime, zoneOffset } from './date-units';

const dayOfYear = (local: Date) =>
  Math.floor((local.getTime() - utcTime(local.getUTCFullYear(), 0)) / dayMs) + 1;

type Reader = (local: Date) => number;
const part = (name: string, letter: string, width: number, read: Reader) => ({ name, letter, width, read });

/** Each part of a date: its operator, and its letter and width in a format. Dates stand for the clock of the zone. */
export const dateParts = [
  part('$year', 'Y', 4, (local) => local.getUTCFullYear()),
  part('$month', 'm', 2, (local) => local.getUTCMonth() + 1),
  part('$dayOfMonth', 'd', 2, (local) => local.getUTCDate()),
  part('$hour', 'H', 2, (local) => local.getUTCHours()),
  part('$minute', 'M', 2, (local) => local.getUTCMinutes()),
  part('$second', 'S', 2, (local) => local.getUTCSeconds()),
  part('$millisecond', 'L', 3, (local) => local.getUTCMilliseconds()),
  part('$dayOfYear', 'j', 3, dayOfYear),
  part('$dayOfWeek', 'w', 1, (local) => local.getUTCDay() + 1),
  part('$week', 'U', 2, (local) => Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7)),
];

const partOfLetter = new Map(dateParts.map(({ letter, ...part }) => [letter, part]));

/** An offset in minutes like `+0130`. */
function signed(offset: number): string {
  const digits = Math.trunc(offset / 60) * 100 + (offset % 60);
  return (offset < 0 ? '-' : '+') + String(Math.abs(digits)).padStart(4, '0');
}

/** An instant as text, by a format of `$dateToString` (manual: aggregation/dateToString, format specifiers). */
export function formatDate(time: number, zone: string, format = '%Y-%m-%dT%H:%M:%S.%LZ'): string {
  const local = toLocal(time, zone);
  return format.replace(/%(.?)/gs, (_, letter: string) => {
    const part = partOfLetter.get(letter);
    if (part) {
      const value = part.read(local);
      if (part.width === 4 && (value < 0 || value > 9999))
        throw location(18537, `$dateToString is only defined on year 0-9999, tried to use year ${value}`);
      return String(value).padStart(part.width, '0');
    }
    const offset = () => Math.trunc(zoneOffset(time, zone) / 60_000);
    if (letter === 'b') return local.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
    if (letter === 'B') return local.toLocaleString('en', { month: 'long', timeZone: 'UTC' });
    if (letter === 'z') return signed(offset());
    if (letter === 'Z') return String(offset());
    if (letter === '%') return letter;
    throw location(18536, `Invalid format character '%${letter}' in format string`);
  });
}

/** What the letters of a format read, but for those of two digits; `z` is the offset. */
const offsets = 'Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?';
const readable: Record<string, string> = { Y: '\\d{4}', L: '\\d{1,3}', z: offsets };

/** An ISO date, with or without time and offset. */
const isoDate =
  /^\s*(?<Y>\d{4})-(?<m>\d\d)-(?<d>\d\d)(?:[T ](?<H>\d\d):(?<M>\d\d)(?::(?<S>\d\d)(?:\.(?<L>\d{1,9}))?)?)?\s*(?<z>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?\s*$/i;

function patternOf(format: string): RegExp {
  const source = format.replace(/%(.?)|[.*+?^${}()|[\]\\/-]/gs, (part, letter?: string) => {
    if (letter === undefined) return `\\${part}`;
    if (letter === '%') return '%';
    const read = /^[mdHMS]$/.test(letter) ? '\\d\\d?' : Object.hasOwn(readable, letter) && readable[letter];
    if (read) return `(?<${letter}>${read})`;
    throw location(18536, `Invalid format character '%${letter}' in format string`);
  });
  try {
    return new RegExp(`^${source}$`);
  } catch {
    throw location(241, `'${format}' reads a part of the date twice`);
  }
}

/** Reads a date by a format of `$dateFromString`, or an ISO date; what names no offset is in `zone`. */
export function parseDate(text: string, zone: string, format?: string): Date {
  const pattern = format === undefined ? isoDate : patternOf(format);
  const { Y, L = '0', z, ...parts } = pattern.exec(text)?.groups ?? {};
  if (z !== undefined && !['UTC', 'GMT', 'Z'].includes(zone))
    throw location(241, `'${text}' names an offset, and a time zone is given as well`);
  const two = (letter: string, none: string) => (parts[letter] ?? none).padStart(2, '0');
  const clock = `${two('H', '0')}:${two('M', '0')}:${two('S', '0')}.${L.padEnd(3, '0').slice(0, 3)}`;
  const local = `${Y}-${two('m', '1')}-${two('d', '1')}T${clock}Z`;
  const time = new Date(local);
  // Only a date that exists is written as it was read.
  if (Number.isNaN(time.getTime()) || time.toISOString() !== local)
    throw location(241, `Error parsing date string '${text}'`);
  return fromLocal(time.getTime(), z?.toUpperCase() ?? zone);
}
