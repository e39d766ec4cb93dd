import { location } from '../../errors';
import { dateParts } from './date-parts';
import { fromLocal, toLocal, zoneOffset } from './date-units';

const partOfLetter = new Map(dateParts.map(({ letter, ...part }) => [letter, part]));

/** An offset in minutes like `+0130`. */
function signed(offset: number): string {
  const minutes = Math.abs(offset);
  const digits = Math.floor(minutes / 60) * 100 + (minutes % 60);
  return (offset < 0 ? '-' : '+') + String(digits).padStart(4, '0');
}

/** An instant as text, by a format of `$dateToString` (manual: aggregation/dateToString, format specifiers). */
export function formatDate(time: number, zone: string, format = '%Y-%m-%dT%H:%M:%S.%LZ'): string {
  const local = toLocal(time, zone);
  const monthName = (month: 'short' | 'long') => local.toLocaleString('en', { month, timeZone: 'UTC' });
  return format.replace(/%(.?)/gs, (_, letter: string) => {
    const part = partOfLetter.get(letter);
    if (part) {
      const value = part.read(local);
      if (part.width === 4 && (value < 0 || value > 9999))
        throw location(18537, `$dateToString is only defined on year 0-9999, tried to use year ${value}`);
      return String(value).padStart(part.width, '0');
    }
    const offset = () => Math.trunc(zoneOffset(time, zone) / 60_000);
    if (letter === 'b' || letter === 'B') return monthName(letter === 'b' ? 'short' : 'long');
    if (letter === 'z') return signed(offset());
    if (letter === 'Z') return String(offset());
    if (letter === '%') return letter;
    if (letter === '') throw location(18535, "Unmatched '%' at end of format string");
    throw location(18536, `Invalid format character '%${letter}' in format string`);
  });
}

/** What each letter of a format reads; `z` is the offset. */
const readable: Record<string, string> = {
  Y: '\\d{4}',
  m: '\\d\\d?',
  d: '\\d\\d?',
  H: '\\d\\d?',
  M: '\\d\\d?',
  S: '\\d\\d?',
  L: '\\d{1,3}',
  z: 'Z|[+-]\\d\\d(?::?\\d\\d)?',
};

/** An ISO date, with or without time and offset. */
const isoDate =
  /^\s*(?<Y>\d{4})-(?<m>\d\d)-(?<d>\d\d)(?:[T ](?<H>\d\d):(?<M>\d\d)(?::(?<S>\d\d)(?:\.(?<L>\d{1,9}))?)?)?\s*(?<z>Z|[+-]\d\d(?::?\d\d)?)?\s*$/i;

function patternOf(format: string): RegExp {
  const source = format.replace(/%(.?)|[.*+?^${}()|[\]\\/-]/gs, (part, letter?: string) => {
    if (letter === undefined) return `\\${part}`;
    if (letter === '%') return '%';
    if (Object.hasOwn(readable, letter)) return `(?<${letter}>${readable[letter]})`;
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
  const {
    Y = '',
    m = '1',
    d = '1',
    H = '0',
    M = '0',
    S = '0',
    L = '0',
    z,
  } = pattern.exec(text)?.groups ?? {};
  if (z !== undefined && !['UTC', 'GMT', 'Z'].includes(zone))
    throw location(241, `'${text}' names an offset, and a time zone is given as well`);
  const [month, day, hour, minute, second] = [m, d, H, M, S].map((part) => part.padStart(2, '0'));
  const local = `${Y}-${month}-${day}T${hour}:${minute}:${second}.${L.padEnd(3, '0').slice(0, 3)}Z`;
  const time = new Date(local);
  // Only a date that exists is written as it was read.
  if (Number.isNaN(time.getTime()) || time.toISOString() !== local)
    throw location(241, `Error parsing date string '${text}'`);
  return fromLocal(time.getTime(), z?.toUpperCase() ?? zone);
}
