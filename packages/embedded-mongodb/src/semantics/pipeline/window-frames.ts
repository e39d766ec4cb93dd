import type { Document } from 'bson';
import { failedToParse, location } from '../../errors';
import { addUnits, timeOfDate } from '../expressions/date-units';
import { namedOperands } from '../signature';
import { fieldAt, splitPath } from '../paths';
import { add } from '../values/arithmetic';
import { compareValues, countBefore } from '../values/compare';
import { asInteger, asNumber, toNumeric, type Numeric } from '../values/numbers';
import { onlyEntry, typeName } from '../values/types';
import type { PipelineContext } from './context';

/** The documents of a partition from the first position up to, but without, the second. */
export type Frame = [from: number, to: number];

/** Gives the frame of each document of a sorted partition. */
export type Frames = (docs: Document[]) => Frame[];

/** Reads both bounds; those of documents, and those with a unit, are whole numbers. */
function readBounds(given: unknown[], isWhole: boolean): unknown[] {
  const isNumber = (bound: unknown) => (isWhole ? asInteger(bound) : toNumeric(bound)) !== undefined;
  const isBound = (bound: unknown) => bound === 'unbounded' || bound === 'current' || isNumber(bound);
  const [lower = NaN, upper = NaN] = given.map((bound) => (bound === 'current' ? 0 : asNumber(bound)));
  if (given.length === 2 && given.every(isBound) && !(lower > upper)) return given;
  const number = isWhole ? 'whole number' : 'number';
  throw failedToParse(`Window bounds must be two in their order, each 'unbounded', 'current' or a ${number}`);
}

/** Where in a sorted partition a bound lies that is a number: the position, with 1 the one behind it. */
type Edge = (i: number, by: unknown, above: 0 | 1) => number;

/** Compiles a `window` (manual: aggregation/setWindowFields); without one it is the whole partition. */
export function compileFrames(
  window: unknown,
  sortBy: Document | undefined,
  context: PipelineContext,
): Frames {
  const spec = namedOperands(window ?? {}, 'documents:array? range:array? unit:string?', 'window');
  const { documents, range, unit } = spec;
  if (range ? documents : unit !== undefined)
    throw failedToParse(
      "Window bounds can be 'documents' or 'range', not both, and a 'unit' is for 'range' only",
    );
  const isWhole = !range || unit !== undefined;
  const bounds = readBounds(range ?? documents ?? ['unbounded', 'unbounded'], isWhole);
  if (!range && !sortBy && bounds.some((by) => by !== 'unbounded'))
    throw location(5339901, 'Document-based bounds require a sortBy');
  const edgeIn = range ? rangeEdges(unit, sortBy, context) : documentEdge;
  const [lower, upper] = bounds;
  return (docs) => {
    const edge = edgeIn(docs);
    // The current document is that alone, also where a range's bound of 0 is all that are equal to it.
    const at = (i: number, by: unknown, end: number, above: 0 | 1) =>
      by === 'unbounded' ? end : by === 'current' ? i + above : edge(i, by, above);
    return docs.map((_, i) => {
      const from = at(i, lower, 0, 0);
      return [from, Math.max(from, at(i, upper, docs.length, 1))];
    });
  };
}

const documentEdge =
  ({ length }: Document[]): Edge =>
  (i, by, above) =>
    Math.min(length, Math.max(0, i + asNumber(by) + above));

/** Edges by the distance of the sorted field's values: numbers, or dates with a unit. */
function rangeEdges(
  unit: string | undefined,
  sortBy: Document | undefined,
  { collation }: PipelineContext,
): (docs: Document[]) => Edge {
  const [path = '', direction] = onlyEntry(sortBy) ?? [];
  if (asNumber(direction) !== 1)
    throw location(5339902, 'A range-based window needs a sortBy of exactly one field, ascending');
  const [code, wanted] = unit === undefined ? [5429414, 'number'] : [5429513, 'Date'];
  const shifted = (value: unknown, by: unknown): unknown =>
    value instanceof Date
      ? addUnits(timeOfDate(value), unit as string, asInteger(by) ?? 0, 'UTC', 'window')
      : add(toNumeric(value) as Numeric, toNumeric(by) as Numeric);
  return (docs) => {
    const values = docs.map((doc) => fieldAt(doc, splitPath(path)));
    for (const value of values)
      if (!(unit === undefined ? toNumeric(value) : value instanceof Date))
        throw location(code, `Expected the sortBy field to be a ${wanted}, but it was ${typeName(value)}`);
    return (i, by, above) => {
      const limit = shifted(values[i], by);
      return countBefore(values.length, (at) => compareValues(values[at], limit, collation) < above);
    };
  };
}
