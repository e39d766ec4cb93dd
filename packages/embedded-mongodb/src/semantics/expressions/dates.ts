import { ObjectId, Timestamp } from 'bson';
import { failedToParse, location } from '../../errors';
import { asInteger, makeInt, makeLong } from '../values/numbers';
import { isDocument, isNullish, typeName } from '../values/types';
import { makeDate, timeOfDate } from '../values/dates';
import { namedOperands, withNamedArguments, type OperatorFactory } from './environment';
import { fromLocal, parseIsoDate, toLocal, utcTime, zoneOffset } from './time-zones';

const dayMs = 86_400_000;
const unitMs: Record<string, number> = {
  week: 7 * dayMs,
  day: dayMs,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};
const unitMonths: Record<string, number> = { year: 12, quarter: 3, month: 1 };
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const monthNames =
  'January February March April May June July August September October November December'.split(' ');

function timeOf(value: unknown, name: string): number {
  if (value instanceof Date) return timeOfDate(value);
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return value.t * 1000;
  throw location(16006, `can't convert from BSON type ${typeName(value)} to Date (${name})`);
}

function zoneOf(value: unknown): string | null {
  if (value === undefined) return 'UTC';
  if (value === null) return null;
  if (typeof value !== 'string')
    throw location(40517, `timezone must evaluate to a string, found ${typeName(value)}`);
  return value;
}

const dayOfYear = (local: Date) =>
  Math.floor((local.getTime() - utcTime(local.getUTCFullYear(), 0)) / dayMs) + 1;
const isoDay = (local: Date) => local.getUTCDay() || 7;

/** The year and number of the ISO week, which belongs to the year its Thursday is in. */
function isoWeek(local: Date): { year: number; week: number } {
  const thursday = new Date(local.getTime() + (4 - isoDay(local)) * dayMs);
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}

const fields: Record<string, (local: Date) => number> = {
  $year: (local) => local.getUTCFullYear(),
  $month: (local) => local.getUTCMonth() + 1,
  $dayOfMonth: (local) => local.getUTCDate(),
  $hour: (local) => local.getUTCHours(),
  $minute: (local) => local.getUTCMinutes(),
  $second: (local) => local.getUTCSeconds(),
  $millisecond: (local) => local.getUTCMilliseconds(),
  $dayOfWeek: (local) => local.getUTCDay() + 1,
  $dayOfYear: dayOfYear,
  $week: (local) => Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7),
  $isoDayOfWeek: isoDay,
  $isoWeek: (local) => isoWeek(local).week,
  $isoWeekYear: (local) => isoWeek(local).year,
};

/** `$year: date` or `$year: { date, timezone }`. */
const dateField =
  (read: (local: Date) => number): OperatorFactory =>
  (operand, compile, name) => {
    let parts: unknown = operand;
    if (Array.isArray(operand) && operand.length === 1) parts = operand[0] as unknown;
    const isNamed = isDocument(parts) && !Object.keys(parts)[0]?.startsWith('$');
    const spec = isNamed ? namedOperands(parts, ['date', 'timezone'], ['date'], name) : { date: parts };
    const date = compile(spec.date);
    const timezone = spec.timezone === undefined ? () => undefined : compile(spec.timezone);
    return (env) => {
      const value = date(env);
      const zone = zoneOf(timezone(env));
      if (isNullish(value) || zone === null) return null;
      return makeInt(read(toLocal(timeOf(value, name), zone)));
    };
  };

const padded = (value: number, width = 2) => String(value).padStart(width, '0');

function formatOffset(offset: number): string {
  const minutes = Math.abs(Math.round(offset / 60_000));
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60))}${padded(minutes % 60)}`;
}

function formatDate(time: number, zone: string, format: string): string {
  const local = toLocal(time, zone);
  return format.replace(/%(.?)/g, (_, letter: string) => {
    switch (letter) {
      case 'Y':
        return padded(local.getUTCFullYear(), 4);
      case 'm':
        return padded(local.getUTCMonth() + 1);
      case 'd':
        return padded(local.getUTCDate());
      case 'H':
        return padded(local.getUTCHours());
      case 'M':
        return padded(local.getUTCMinutes());
      case 'S':
        return padded(local.getUTCSeconds());
      case 'L':
        return padded(local.getUTCMilliseconds(), 3);
      case 'j':
        return padded(dayOfYear(local), 3);
      case 'w':
        return String(local.getUTCDay() + 1);
      case 'u':
        return String(isoDay(local));
      case 'U':
        return padded((fields.$week as (local: Date) => number)(local));
      case 'V':
        return padded(isoWeek(local).week);
      case 'G':
        return padded(isoWeek(local).year, 4);
      case 'b':
        return (monthNames[local.getUTCMonth()] as string).slice(0, 3);
      case 'B':
        return monthNames[local.getUTCMonth()] as string;
      case 'z':
        return formatOffset(zoneOffset(time, zone));
      case 'Z':
        return String(Math.round(zoneOffset(time, zone) / 60_000));
      case '%':
        return '%';
      default:
        throw location(18536, `Invalid format character '%${letter}' in format string`);
    }
  });
}

const dateToString = withNamedArguments(
  ['date', 'format', 'timezone', 'onNull'],
  ['date'],
  (given, _env, name) => {
    const zone = zoneOf(given.timezone);
    if (isNullish(given.date)) return given.onNull ?? null;
    if (zone === null || given.format === null) return null;
    const standard = zone === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L';
    const format = given.format ?? standard;
    if (typeof format !== 'string') throw location(18533, "$dateToString requires that 'format' be a string");
    return formatDate(timeOf(given.date, name), zone, format);
  },
);

const dateFromString = withNamedArguments(
  ['dateString', 'timezone', 'onNull', 'onError'],
  ['dateString'],
  ({ dateString, timezone, onNull, ...others }) => {
    const zone = zoneOf(timezone);
    if (isNullish(dateString)) return onNull ?? null;
    if (zone === null) return null;
    try {
      if (typeof dateString !== 'string')
        throw failedToParse("$dateFromString requires that 'dateString' be a string");
      return parseIsoDate(dateString, zone);
    } catch (error) {
      if (Object.hasOwn(others, 'onError')) return others.onError;
      throw error;
    }
  },
);

const partNames = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'];
const dateFromParts = withNamedArguments(
  [...partNames, 'timezone'],
  ['year'],
  ({ timezone, ...parts }, _env, name) => {
    const zone = zoneOf(timezone);
    const given = partNames.map((part) =>
      Object.hasOwn(parts, part) ? parts[part] : part === 'month' || part === 'day' ? 1 : 0,
    );
    if (zone === null || given.some(isNullish)) return null;
    const [year, month, ...rest] = given.map((value) => asInteger(value) ?? NaN) as [
      number,
      number,
      ...number[],
    ];
    if ([year, month, ...rest].some(Number.isNaN)) throw location(40515, `${name} takes whole numbers`);
    return fromLocal(utcTime(year, month - 1, ...rest), zone);
  },
);

interface Steps {
  /** The number of the unit that a local time lies in, counted from the first of the year 2000. */
  indexOf(local: Date): number;
  /** The local time at which the unit of that number starts. */
  startOf(index: number): number;
}

function stepsOf(unit: unknown, startOfWeek: unknown, name: string): Steps {
  const months = unitMonths[String(unit)];
  if (months !== undefined) {
    return {
      indexOf: (local) => Math.floor(((local.getUTCFullYear() - 2000) * 12 + local.getUTCMonth()) / months),
      startOf: (index) => utcTime(2000, index * months),
    };
  }
  const length = unitMs[String(unit)];
  if (typeof unit !== 'string' || length === undefined)
    throw failedToParse(`unknown time unit value: ${String(unit)} (${name})`);
  let reference = utcTime(2000, 0);
  if (unit === 'week') {
    const first = weekdays.findIndex((day) =>
      day.startsWith(
        String(startOfWeek ?? 'sunday')
          .toLowerCase()
          .slice(0, 3),
      ),
    );
    if (first < 0) throw failedToParse(`unknown day of week value: ${String(startOfWeek)}`);
    // The first of January 2000 was a Saturday.
    reference += ((first - 6 + 7) % 7) * dayMs;
  }
  return {
    indexOf: (local) => Math.floor((local.getTime() - reference) / length),
    startOf: (index) => reference + index * length,
  };
}

const dateTrunc = withNamedArguments(
  ['date', 'unit', 'binSize', 'timezone', 'startOfWeek'],
  ['date', 'unit'],
  ({ date, unit, binSize = 1, timezone, startOfWeek }, _env, name) => {
    const zone = zoneOf(timezone);
    if (isNullish(date) || isNullish(unit) || binSize === null || zone === null) return null;
    const size = asInteger(binSize) ?? 0;
    if (size < 1) throw location(5439018, "$dateTrunc requires 'binSize' to be greater than 0");
    const steps = stepsOf(unit, startOfWeek, name);
    const index = Math.floor(steps.indexOf(toLocal(timeOf(date, name), zone)) / size) * size;
    return fromLocal(steps.startOf(index), zone);
  },
);

const dateDiff = withNamedArguments(
  ['startDate', 'endDate', 'unit', 'timezone', 'startOfWeek'],
  ['startDate', 'endDate', 'unit'],
  ({ startDate, endDate, unit, timezone, startOfWeek }, _env, name) => {
    const zone = zoneOf(timezone);
    if (isNullish(startDate) || isNullish(endDate) || isNullish(unit) || zone === null) return null;
    const steps = stepsOf(unit, startOfWeek, name);
    const [from, to] = [startDate, endDate].map((date) =>
      steps.indexOf(toLocal(timeOf(date, name), zone)),
    ) as [number, number];
    return makeLong(BigInt(to - from));
  },
);

/** Months keep the day of the month, or take the last one where there is no such day. */
function addMonths(local: Date, months: number): number {
  const last = new Date(utcTime(local.getUTCFullYear(), local.getUTCMonth() + months + 1, 0)).getUTCDate();
  const day = Math.min(local.getUTCDate(), last);
  return (
    utcTime(local.getUTCFullYear(), local.getUTCMonth() + months, day) +
    (((local.getTime() % dayMs) + dayMs) % dayMs)
  );
}

const dateAdd = (sign: 1 | -1): OperatorFactory =>
  withNamedArguments(
    ['startDate', 'unit', 'amount', 'timezone'],
    ['startDate', 'unit', 'amount'],
    (given, _env, name) => {
      const zone = zoneOf(given.timezone);
      if (isNullish(given.startDate) || isNullish(given.unit) || isNullish(given.amount) || zone === null)
        return null;
      const amount = asInteger(given.amount);
      if (amount === undefined) throw location(5166405, `${name} expects integer amount of time units`);
      const time = timeOf(given.startDate, name);
      const unit = String(given.unit);
      const months = unitMonths[unit];
      const length = unitMs[unit];
      if (months !== undefined)
        return fromLocal(addMonths(toLocal(time, zone), sign * amount * months), zone);
      if (length === undefined) throw failedToParse(`unknown time unit value: ${unit}`);
      // Days keep the hour of the clock over a change of the zone's offset; hours are counted as they pass.
      if (length >= dayMs) return fromLocal(toLocal(time, zone).getTime() + sign * amount * length, zone);
      return makeDate(time + sign * amount * length);
    },
  );

export const dateOperators: Record<string, OperatorFactory> = {
  ...Object.fromEntries(Object.entries(fields).map(([name, read]) => [name, dateField(read)])),
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateTrunc: dateTrunc,
  $dateDiff: dateDiff,
  $dateAdd: dateAdd(1),
  $dateSubtract: dateAdd(-1),
};
