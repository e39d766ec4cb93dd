import { location } from '../../errors';
import { makeInt, makeLong } from '../values/numbers';
import { isNullish } from '../values/types';
import { converted } from './conversions';
import { dateParts, formatDate, parseDate } from './date-text';
import { addUnits, stepsOf, toLocal } from './date-units';
import { byName, operator, type OperatorFactory } from './operator';

/** `$year: date` or `$year: { date, timezone }`. */
const datePart = ({ read }: (typeof dateParts)[number]): OperatorFactory => {
  const named = operator('date:date timezone:string?', ({ date, timezone = 'UTC' }) =>
    makeInt(read(toLocal(date, timezone))),
  );
  return (operand, compile, name) => named(byName(operand, 'date'), compile, name);
};

const dateAdd = (sign: 1 | -1) =>
  operator(
    'startDate:date unit:string amount:integer timezone:string?',
    ({ startDate, unit, amount, timezone = 'UTC' }, _env, name) =>
      addUnits(startDate, unit, sign * amount, timezone, name),
  );

/** The row of units; undefined where these are weeks, and the day that they begin with is given as null. */
function stepsFrom(unit: string, zone: string, given: { startOfWeek?: string | null }, name: string) {
  const { startOfWeek: first } = given;
  if (unit === 'week' && isNullish(first) && Object.hasOwn(given, 'startOfWeek')) return undefined;
  return stepsOf(unit, zone, first ?? undefined, name);
}

export const dateOperators: Record<string, OperatorFactory> = {
  ...Object.fromEntries(dateParts.map((part) => [part.name, datePart(part)])),
  $dateToString: operator(
    'date:date~ format:string? timezone:string? onNull:lazy?',
    ({ date, format, timezone = 'UTC', onNull }) => {
      if (isNullish(date)) return onNull ? onNull() : null;
      return formatDate(date, timezone, format);
    },
  ),
  $dateFromString: operator(
    'dateString:any format:string? timezone:string? onError:lazy? onNull:lazy?',
    ({ dateString, format, timezone = 'UTC', onError, onNull }, _env, name) => {
      if (isNullish(dateString)) return onNull ? onNull() : null;
      return converted(() => {
        if (typeof dateString === 'string') return parseDate(dateString, timezone, format);
        throw location(241, `${name} requires that 'dateString' be a string`);
      }, onError);
    },
  ),
  $dateTrunc: operator(
    'date:date unit:string binSize:positive? timezone:string? startOfWeek:string?~',
    ({ date, unit, binSize = 1, timezone = 'UTC', ...others }, _env, name) => {
      const steps = stepsFrom(unit, timezone, others, name);
      return steps ? steps.startOf(Math.floor(steps.indexOf(date) / binSize) * binSize) : null;
    },
  ),
  $dateDiff: operator(
    'startDate:date endDate:date unit:string timezone:string? startOfWeek:string?~',
    ({ startDate, endDate, unit, timezone = 'UTC', ...others }, _env, name) => {
      const steps = stepsFrom(unit, timezone, others, name);
      return steps ? makeLong(BigInt(steps.indexOf(endDate) - steps.indexOf(startDate))) : null;
    },
  ),
  $dateAdd: dateAdd(1),
  $dateSubtract: dateAdd(-1),
};
