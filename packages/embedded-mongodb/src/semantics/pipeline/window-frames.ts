import type { Document } from 'bson';
import { failedToParse, location } from '../../errors';
import { addUnits, timeOfDate } from '../expressions/date-units';
import { namedOperands } from '../expressions/operator';
import { fieldAt, splitPath } from '../paths';
import { add } from '../values/arithmetic';
import { compareValues } from '../values/compare';
import { asInteger, asNumber, toNumeric, type Numeric } from '../values/numbers';
import { typeName } from '../values/types';
import type { PipelineContext } from './context';

/** The documents of a partition from the first position up to, but without, the second. */
export type Frame = [from: number, to: number];

/** Gives the frame of each document of a sorted partition. */
export type Frames = (docs: Document[]) => Frame[];

type Bounds = [lower: unknown, upper: unknown];

function readBounds(given: unknown[]): Bounds {
  const isBound = (bound: unknown) => bound === 'unbounded' || bound === 'current' || toNumeric(bound);
  if (given.length === 2 && given.every(isBound)) return given as Bounds;
  throw failedToParse("Window bounds must be an array of two: 'unbounded', 'current' or a number");
}

/** Compiles a `window` (manual: aggregation/setWindowFields); without one it is the whole partition. */
export function compileFrames(
  window: unknown,
  sortBy: Document | undefined,
  context: PipelineContext,
): Frames {
  const spec = namedOperands(window ?? {}, 'documents:array? range:array? unit:string?', 'window');
  const { documents, range, unit } = spec;
  if (documents && range) throw failedToParse("Window bounds can be 'documents' or 'range', not both");
  if (range) return rangeFrames(readBounds(range), unit, sortBy, context);
  if (unit !== undefined) throw failedToParse("'unit' can only be used with 'range' bounds");
  return documentFrames(readBounds(documents ?? ['unbounded', 'unbounded']), sortBy);
}

function documentFrames([lower, upper]: Bounds, sortBy: Document | undefined): Frames {
  if (!sortBy && (lower !== 'unbounded' || upper !== 'unbounded'))
    throw location(5339901, 'Document-based bounds require a sortBy');
  const offsetOf = (bound: unknown, unbounded: number): number => {
    const offset = bound === 'unbounded' ? unbounded : bound === 'current' ? 0 : asInteger(bound);
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
  [lower, upper]: Bounds,
  unit: string | undefined,
  sortBy: Document | undefined,
  { collation }: PipelineContext,
): Frames {
  const [[path, direction] = ['', 0], ...others] = Object.entries(sortBy ?? {}) as [string, unknown][];
  if (path === '' || others.length > 0)
    throw location(5339902, 'A range-based window needs a sortBy of exactly one field');
  if (asNumber(direction) !== 1) throw location(8947401, 'A range-based window needs an ascending sortBy');
  if (unit !== undefined && [lower, upper].some((by) => toNumeric(by) && asInteger(by) === undefined))
    throw failedToParse("With 'unit', range-based bounds must be whole numbers");
  const shifted = (value: unknown, by: unknown): unknown => {
    if (by === 'current') return value;
    const mismatch = (code: number, wanted: string) =>
      location(code, `Expected the sortBy field to be a ${wanted}, but it was ${typeName(value)}`);
    const number = toNumeric(value);
    if (unit === undefined) {
      if (number) return add(number, toNumeric(by) as Numeric);
      throw mismatch(5429414, 'number');
    }
    if (value instanceof Date) return addUnits(timeOfDate(value), unit, asInteger(by) ?? 0, 'UTC', 'window');
    throw mismatch(5429513, 'Date');
  };
  return (docs) => {
    const values = docs.map((doc) => fieldAt(doc, splitPath(path)));
    /** The position of the first value that is not below the limit, or with 1 the first above it. */
    const firstFrom = (limit: unknown, above: 0 | 1): number => {
      let [low, high] = [0, values.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compareValues(values[middle], limit, collation) < above) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return values.map((value) => {
      const from = lower === 'unbounded' ? 0 : firstFrom(shifted(value, lower), 0);
      const to = upper === 'unbounded' ? docs.length : firstFrom(shifted(value, upper), 1);
      return [from, Math.max(from, to)];
    });
  };
}
