import { location } from '../../errors';
import { makeLong } from '../values/numbers';
import { isNullish } from '../values/types';
import { datePartOperators } from './date-parts';
import { formatDate, parseDate } from './date-text';
import { addUnits, stepsOf } from './date-units';
import type { OperatorFactory } from './environment';
import { operator } from './operator';

const dateAdd = (sign: 1 | -1) =>
  operator(
    5166405,
    'startDate:date unit:string amount:integer timezone:zone?',
    ({ startDate, unit, amount, timezone = 'UTC' }, _env, name) =>
      addUnits(startDate, unit, sign * amount, timezone, name),
  );

/** The day with which weeks begin, where the unit is a week; null if it is given as null or missing. */
function firstDay(unit: string, given: { startOfWeek?: unknown }): string | null | undefined {
  if (unit !== 'week' || !Object.hasOwn(given, 'startOfWeek')) return undefined;
  return isNullish(given.startOfWeek) ? null : String(given.startOfWeek);
}

export const dateOperators: Record<string, OperatorFactory> = {
  ...datePartOperators,
  $dateToString: operator(
    18533,
    'date:date~ format:string? timezone:zone? onNull:any?',
    ({ date, format, timezone = 'UTC', onNull }) => {
      if (isNullish(date)) return onNull ?? null;
      return formatDate(date, timezone, format ?? `%Y-%m-%dT%H:%M:%S.%L${timezone === 'UTC' ? 'Z' : ''}`);
    },
  ),
  $dateFromString: operator(
    40684,
    'dateString:any format:string? timezone:zone? onError:any? onNull:any?',
    ({ dateString, format, timezone = 'UTC', ...others }, _env, name) => {
      if (isNullish(dateString)) return others.onNull ?? null;
      try {
        if (typeof dateString === 'string') return parseDate(dateString, timezone, format);
        throw location(241, `${name} requires that 'dateString' be a string`);
      } catch (error) {
        if (Object.hasOwn(others, 'onError')) return others.onError;
        throw error;
      }
    },
  ),
  $dateTrunc: operator(
    5439013,
    'date:date unit:string binSize:integer? timezone:zone? startOfWeek:any?',
    ({ date, unit, binSize = 1, timezone = 'UTC', ...others }, _env, name) => {
      const startOfWeek = firstDay(unit, others);
      if (startOfWeek === null) return null;
      if (binSize < 1) throw location(5439018, `${name} requires 'binSize' to be greater than 0`);
      const steps = stepsOf(unit, timezone, startOfWeek, name);
      return steps.startOf(Math.floor(steps.indexOf(date) / binSize) * binSize);
    },
  ),
  $dateDiff: operator(
    5439013,
    'startDate:date endDate:date unit:string timezone:zone? startOfWeek:any?',
    ({ startDate, endDate, unit, timezone = 'UTC', ...others }, _env, name) => {
      const startOfWeek = firstDay(unit, others);
      if (startOfWeek === null) return null;
      const steps = stepsOf(unit, timezone, startOfWeek, name);
      return makeLong(BigInt(steps.indexOf(endDate) - steps.indexOf(startDate)));
    },
  ),
  $dateAdd: dateAdd(1),
  $dateSubtract: dateAdd(-1),
};
