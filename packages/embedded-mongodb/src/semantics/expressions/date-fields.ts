import { location } from '../../errors';
import { makeInt } from '../values/numbers';
import { isDocument } from '../values/types';
import { dayMs } from './date-units';
import type { OperatorFactory } from './environment';
import { operator } from './operator';
import { toLocal, utcTime, zoneOffset } from './time-zones';

const dayOfYear = (local: Date) =>
  Math.floor((local.getTime() - utcTime(local.getUTCFullYear(), 0)) / dayMs) + 1;
const isoDay = (local: Date) => local.getUTCDay() || 7;
const week = (local: Date) => Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7);

/** An ISO week belongs to the year that its Thursday is in. */
const thursdayOf = (local: Date) => new Date(local.getTime() + (4 - isoDay(local)) * dayMs);
const isoWeek = (local: Date) => Math.ceil(dayOfYear(thursdayOf(local)) / 7);
const isoYear = (local: Date) => thursdayOf(local).getUTCFullYear();

type Field = (local: Date) => number;

/** Each field of a date: its operator, and its letter and width in a format. Dates stand for the clock of the zone. */
const fields: [name: string, read: Field, letter?: string, width?: number][] = [
  ['$year', (local) => local.getUTCFullYear(), 'Y', 4],
  ['$month', (local) => local.getUTCMonth() + 1, 'm', 2],
  ['$dayOfMonth', (local) => local.getUTCDate(), 'd', 2],
  ['$hour', (local) => local.getUTCHours(), 'H', 2],
  ['$minute', (local) => local.getUTCMinutes(), 'M', 2],
  ['$second', (local) => local.getUTCSeconds(), 'S', 2],
  ['$millisecond', (local) => local.getUTCMilliseconds(), 'L', 3],
  ['$dayOfYear', dayOfYear, 'j', 3],
  ['$dayOfWeek', (local) => local.getUTCDay() + 1, 'w', 1],
  ['$isoDayOfWeek', isoDay, 'u', 1],
  ['$week', week, 'U', 2],
  ['$isoWeek', isoWeek, 'V', 2],
  ['$isoWeekYear', isoYear, 'G', 4],
];
const byLetter = new Map(fields.map(([, read, letter, width = 0]) => [letter, { read, width }]));

const monthNames =
  'January February March April May June July August September October November December'.split(' ');

function signed(offset: number): string {
  const minutes = Math.abs(offset);
  const digits = Math.floor(minutes / 60) * 100 + (minutes % 60);
  return (offset < 0 ? '-' : '+') + String(digits).padStart(4, '0');
}

/** An instant as text, by a format of `$dateToString` (manual: aggregation/dateToString, format specifiers). */
export function formatDate(time: number, zone: string, format: string): string {
  const local = toLocal(time, zone);
  return format.replace(/%(.?)/gs, (_, letter: string) => {
    const field = byLetter.get(letter);
    if (field) {
      const value = field.read(local);
      if (field.width === 4 && (value < 0 || value > 9999))
        throw location(18537, `$dateToString is only defined on year 0-9999, tried to use year ${value}`);
      return String(value).padStart(field.width, '0');
    }
    const offset = () => Math.round(zoneOffset(time, zone) / 60_000);
    const month = monthNames[local.getUTCMonth()] as string;
    switch (letter) {
      case 'b':
        return month.slice(0, 3);
      case 'B':
        return month;
      case 'z':
        return signed(offset());
      case 'Z':
        return String(offset());
      case '%':
        return '%';
      default:
        throw location(18536, `Invalid format character '%${letter}' in format string`);
    }
  });
}

/** `$year: date` or `$year: { date, timezone }`. */
const dateField = (read: Field): OperatorFactory => {
  const named = operator('date:date timezone:zone?', ({ date, timezone = 'UTC' }) =>
    makeInt(read(toLocal(date, timezone))),
  );
  return (operand, compile, name) => {
    const [only, ...others] = (Array.isArray(operand) ? operand : [operand]) as unknown[];
    if (others.length > 0 || (Array.isArray(operand) && operand.length === 0))
      throw location(40536, `${name} accepts exactly one argument if given an array`);
    const isNamed = isDocument(only) && !Object.keys(only)[0]?.startsWith('$');
    return named(isNamed ? only : { date: only }, compile, name);
  };
};

export const dateFieldOperators: Record<string, OperatorFactory> = Object.fromEntries(
  fields.map(([name, read]) => [name, dateField(read)]),
);
