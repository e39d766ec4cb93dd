import type { Document } from 'bson';
import { failedToParse, location } from '../../errors';
import { addUnits } from '../expressions/date-units';
import { namedOperands } from '../expressions/operator';
import { compileSort } from '../sort';
import { add } from '../values/arithmetic';
import { compareValues } from '../values/compare';
import { timeOfDate } from '../values/dates';
import { asInteger, asNumber, toNumeric, type Numeric } from '../values/numbers';
import { fieldOf, typeName } from '../values/types';
import type { PipelineContext } from './context';

/** The documents of a partition from the first position up to, but without, the second. */
export type Frame = [from: number, to: number];

/** Gives the frame of each document of a sorted partition. */
export type Frames = (docs: Document[]) => Frame[];

type Bound = 'unbounded' | 'current' | { value: unknown };

function readBounds(given: unknown, kind: string): [Bound, Bound] {
  if (!Array.isArray(given) || given.length !== 2)
    throw failedToParse(`Window bounds must be a 2-element array: '${kind}'`);
  return given.map((bound: unknown) => {
    if (bound === 'unbounded' || bound === 'current') return bound;
    if (!toNumeric(bound)) throw failedToParse(`Window bounds must be 'unbounded', 'current' or a number`);
    return { value: bound };
  }) as [Bound, Bound];
}

/** The only field that a stage is sorted by, as ranges and ranks need it. */
export function onlySortField(sortBy: Document | undefined, what: string): [path: string, direction: number] {
  const entries = Object.entries(sortBy ?? {});
  const [entry] = entries;
  if (entries.length !== 1 || !entry) throw location(5339902, `${what} needs a sortBy of exactly one field`);
  return [entry[0], asNumber(entry[1])];
}

/** Compiles a `window` (manual: aggregation/setWindowFields); without one it is the whole partition. */
export function compileFrames(
  window: unknown,
  sortBy: Document | undefined,
  context: PipelineContext,
): Frames {
  const { documents, range, unit } = namedOperands(
    window ?? {},
    ['documents', 'range', 'unit'],
    [],
    'window',
  );
  if (documents !== undefined && range !== undefined)
    throw failedToParse("Window bounds can be either 'documents' or 'range', not both");
  if (unit !== undefined && range === undefined)
    throw failedToParse("'unit' can only be used with 'range' bounds");
  if (range !== undefined) return rangeFrames(readBounds(range, 'range'), unit, sortBy, context);
  return documentFrames(readBounds(documents ?? ['unbounded', 'unbounded'], 'documents'), sortBy);
}

function documentFrames([lower, upper]: [Bound, Bound], sortBy: Document | undefined): Frames {
  if (!sortBy && (lower !== 'unbounded' || upper !== 'unbounded'))
    throw location(5339901, 'Document-based bounds require a sortBy');
  const offsetOf = (bound: Bound, unbounded: number): number => {
    if (typeof bound === 'string') return bound === 'current' ? 0 : unbounded;
    const offset = asInteger(bound.value);
    if (offset === undefined) throw failedToParse('Document-based bounds must be whole numbers');
    return offset;
  };
  const [low, high] = [offsetOf(lower, -Infinity), offsetOf(upper, Infinity)];
  if (low > high) throw location(5339900, 'Lower bound must not exceed upper bound');
  return (docs) =>
    docs.map((_, i) => {
      const from = Math.min(docs.length, Math.max(0, i + low));
      return [from, Math.max(from, Math.min(docs.length, i + high + 1))];
    });
}

/** Frames by the distance of the sorted field's values: numbers, or dates with a unit. */
function rangeFrames(
  [lower, upper]: [Bound, Bound],
  unit: unknown,
  sortBy: Document | undefined,
  context: PipelineContext,
): Frames {
  const [path, direction] = onlySortField(sortBy, 'A range-based window');
  if (direction !== 1) throw location(8947401, 'A range-based window needs an ascending sortBy');
  if (unit !== undefined && typeof unit !== 'string') throw failedToParse("'unit' must be a string");
  const compare = compileSort({ [path]: 1 }, context);
  const valueOf = (doc: Document): unknown =>
    path
      .split('.')
      .reduce<unknown>(
        (value, name) => (typeof value === 'object' && value !== null ? fieldOf(value, name) : undefined),
        doc,
      );
  const shifted = (value: unknown, by: unknown): unknown => {
    if (unit !== undefined) {
      if (!(value instanceof Date))
        throw location(
          5429513,
          `Invalid range: Expected the sortBy field to be a Date, but it was ${typeName(value)}`,
        );
      return addUnits(timeOfDate(value), unit, asInteger(by) ?? 0, 'UTC', 'window');
    }
    const number = toNumeric(value);
    if (!number)
      throw location(
        5429414,
        `Invalid range: Expected the sortBy field to be a number, but it was ${typeName(value)}`,
      );
    return add(number, toNumeric(by) as Numeric);
  };
  return (docs) => {
    const values = docs.map(valueOf);
    const sameAs = (i: number, step: 1 | -1): number => {
      let at = i;
      while (docs[at + step] && compare(docs[at + step] as Document, docs[i] as Document) === 0) at += step;
      return at;
    };
    const from = (i: number): number => {
      if (lower === 'unbounded') return 0;
      if (lower === 'current') return sameAs(i, -1);
      return firstFrom(values, shifted(values[i], lower.value), 0);
    };
    const to = (i: number): number => {
      if (upper === 'unbounded') return docs.length;
      if (upper === 'current') return sameAs(i, 1) + 1;
      return firstFrom(values, shifted(values[i], upper.value), 1);
    };
    return docs.map((_, i) => {
      const start = from(i);
      return [start, Math.max(start, to(i))];
    });
  };
}

/** The position of the first of the ascending values that is not below the limit, or with 1 the first above it. */
function firstFrom(values: unknown[], limit: unknown, above: 0 | 1): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareValues(values[middle], limit) < above) low = middle + 1;
    else high = middle;
  }
  return low;
}
