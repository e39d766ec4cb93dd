import { location } from '../../errors';
import { asInteger, makeLong } from '../values/numbers';
import { isNullish } from '../values/types';
import { dateFieldOperators, formatDate } from './date-fields';
import { addUnits, stepsOf } from './date-units';
import type { OperatorFactory } from './environment';
import { operator } from './operator';
import { fromLocal, parseDate, parseIsoDate, utcTime } from './time-zones';

const dateToString = operator(
  'date:date~ format:string? timezone:zone? onNull:any?',
  ({ date, format, timezone = 'UTC', onNull }) => {
    if (isNullish(date)) return onNull ?? null;
    const standard = timezone === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L';
    return formatDate(date, timezone, format ?? standard);
  },
  18533,
);

const dateFromString = operator(
  'dateString:any format:string? timezone:zone? onError:any? onNull:any?',
  ({ dateString, format, timezone = 'UTC', ...others }, _env, name) => {
    if (isNullish(dateString)) return others.onNull ?? null;
    try {
      if (typeof dateString !== 'string')
        throw location(241, `${name} requires that 'dateString' be a string`);
      return format === undefined
        ? parseIsoDate(dateString, timezone)
        : parseDate(dateString, format, timezone);
    } catch (error) {
      if (Object.hasOwn(others, 'onError')) return others.onError;
      throw error;
    }
  },
  40684,
);

/** The parts in order, with what each is where it is not given. */
const calendar = { year: NaN, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
const isoCalendar = {
  isoWeekYear: NaN,
  isoWeek: 1,
  isoDayOfWeek: 1,
  hour: 0,
  minute: 0,
  second: 0,
  millisecond: 0,
};

const partsSignature = (parts: object) =>
  Object.keys(parts)
    .map((part, i) => `${part}:any${i === 0 ? '' : '?'}`)
    .join(' ');

function fromParts(parts: Record<string, number>, timeOf: (values: number[]) => number): OperatorFactory {
  const signature = `${partsSignature(parts)} timezone:zone?` as 'year:any timezone:zone?';
  return operator(signature, (given: Record<string, unknown>, _env, name) => {
    const values = Object.entries(parts).map(([part, standard]) =>
      Object.hasOwn(given, part) ? given[part] : standard,
    );
    if (values.some(isNullish)) return null;
    const whole = values.map((value) => asInteger(value));
    if (whole.includes(undefined)) throw location(40515, `${name} takes whole numbers`);
    return fromLocal(timeOf(whole as number[]), (given.timezone ?? 'UTC') as string);
  });
}

const fromCalendar = fromParts(calendar, ([year = 0, month = 1, ...rest]) =>
  utcTime(year, month - 1, ...rest),
);
const fromIsoCalendar = fromParts(isoCalendar, ([year = 0, week = 1, day = 1, ...rest]) => {
  // The fourth of January is always in the first week.
  const fourth = new Date(utcTime(year, 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  return utcTime(year, 0, monday + (week - 1) * 7 + day - 1, ...rest);
});

const dateTrunc = operator(
  'date:date unit:string binSize:integer? timezone:zone? startOfWeek:string?',
  ({ date, unit, binSize = 1, timezone = 'UTC', startOfWeek }, _env, name) => {
    if (binSize < 1) throw location(5439018, `${name} requires 'binSize' to be greater than 0`);
    const steps = stepsOf(unit, timezone, startOfWeek, name);
    return steps.startOf(Math.floor(steps.indexOf(date) / binSize) * binSize);
  },
  5439013,
);

const dateDiff = operator(
  'startDate:date endDate:date unit:string timezone:zone? startOfWeek:string?',
  ({ startDate, endDate, unit, timezone = 'UTC', startOfWeek }, _env, name) => {
    const steps = stepsOf(unit, timezone, startOfWeek, name);
    return makeLong(BigInt(steps.indexOf(endDate) - steps.indexOf(startDate)));
  },
  5439013,
);

const dateAdd = (sign: 1 | -1) =>
  operator(
    'startDate:date unit:string amount:integer timezone:zone?',
    ({ startDate, unit, amount, timezone = 'UTC' }, _env, name) =>
      addUnits(startDate, unit, sign * amount, timezone, name),
    5166405,
  );

export const dateOperators: Record<string, OperatorFactory> = {
  ...dateFieldOperators,
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: (operand, compile, name) =>
    (Object.hasOwn(Object(operand) as object, 'isoWeekYear') ? fromIsoCalendar : fromCalendar)(
      operand,
      compile,
      name,
    ),
  $dateTrunc: dateTrunc,
  $dateDiff: dateDiff,
  $dateAdd: dateAdd(1),
  $dateSubtract: dateAdd(-1),
};
