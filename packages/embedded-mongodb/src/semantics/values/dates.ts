import { location } from '../../errors';

/** The milliseconds of a date; one that JavaScript can't hold is refused, because nothing can be worked out from it. */
export function timeOfDate(date: Date): number {
  const time = date.getTime();
  if (Number.isNaN(time))
    throw location(5976500, 'a date is outside of the range that this server can work with');
  return time;
}

/** The date of a number of milliseconds, refused likewise. */
export function makeDate(milliseconds: number): Date {
  const date = new Date(milliseconds);
  timeOfDate(date);
  return date;
}
