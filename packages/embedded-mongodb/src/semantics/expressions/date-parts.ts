import { location } from '../../errors';
import { makeInt } from '../values/numbers';
import { isDocument } from '../values/types';
import type { OperatorFactory } from './environment';
import { operator } from './operator';
import { dayMs, toLocal, utcTime } from './date-units';

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

/** `$year: date` or `$year: { date, timezone }`. */
const datePart = (read: Reader): OperatorFactory => {
  const named = operator(16006, 'date:date timezone:string?#40533', ({ date, timezone = 'UTC' }) =>
    makeInt(read(toLocal(date, timezone))),
  );
  return (operand, compile, name) => {
    const given = (Array.isArray(operand) ? operand : [operand]) as unknown[];
    if (given.length !== 1) throw location(40536, `${name} accepts exactly one argument if given an array`);
    const [only] = given;
    const isNamed = isDocument(only) && !Object.keys(only)[0]?.startsWith('$');
    return named(isNamed ? only : { date: only }, compile, name);
  };
};

export const datePartOperators: Record<string, OperatorFactory> = Object.fromEntries(
  dateParts.map(({ name, read }) => [name, datePart(read)]),
);
