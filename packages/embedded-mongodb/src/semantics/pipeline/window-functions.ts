import type { Document } from 'bson';
import { failedToParse, location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { newEnvironment } from '../expressions/environment';
import { namedOperands } from '../expressions/operator';
import { compileSort } from '../sort';
import * as numbers from '../values/arithmetic';
import { asInteger, makeLong, toNumeric, type Numeric } from '../values/numbers';
import { isNullish } from '../values/types';
import type { PipelineContext } from './context';
import { compileFrames, onlySortField } from './window-frames';

/** Gives one value for each document of a sorted partition. */
export type Column = (docs: Document[]) => unknown[];

interface Given {
  name: string;
  operand: unknown;
  window: unknown;
  sortBy: Document | undefined;
  context: PipelineContext;
}
type Compile = (given: Given) => Column;

const unitMs: Record<string, number> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};

/** Arithmetic that goes on with its results. */
const calculate = (apply: (a: Numeric, b: Numeric) => unknown) => (a: Numeric, b: Numeric) =>
  toNumeric(apply(a, b)) as Numeric;
const [plus, minus, times, over] = [numbers.add, numbers.subtract, numbers.multiply, numbers.divide].map(
  calculate,
) as [Operation, Operation, Operation, Operation];
type Operation = (a: Numeric, b: Numeric) => Numeric;
const int = (value: number): Numeric => ({ type: 'int', value });
const double = (value: number): Numeric => ({ type: 'double', value });
const result = (value: Numeric) => numbers.add(value, int(0));

function withoutWindow({ name, window, sortBy }: Given): void {
  if (window !== undefined) throw location(5371601, `'${name}' does not accept a 'window' field`);
  if (!sortBy) throw location(5371602, `'${name}' must be specified with a top level sortBy expression`);
}

const evaluator = (expression: unknown, { context }: Given) => {
  const compiled = compileExpression(expression, context.variables);
  return (doc: Document) => compiled(newEnvironment(doc, context));
};

/** Ranks go up where a document differs from the one before it. */
const ranking =
  (next: (position: number, rank: number, isSame: boolean) => number): Compile =>
  (given) => {
    withoutWindow(given);
    namedOperands(given.operand, [], [], given.name);
    const compare = compileSort(given.sortBy as Document, given.context);
    return (docs) => {
      let rank = 0;
      return docs.map((doc, i) => {
        rank = next(i + 1, rank, i > 0 && compare(docs[i - 1] as Document, doc) === 0);
        return makeLong(BigInt(rank));
      });
    };
  };

const shift: Compile = (given) => {
  withoutWindow(given);
  const spec = namedOperands(given.operand, ['output', 'by', 'default'], ['output', 'by'], given.name);
  const by = asInteger(spec.by);
  if (by === undefined) throw failedToParse("'$shift:by' field must be an integer");
  const valueOf = evaluator(spec.output, given);
  const standard = evaluator(spec.default ?? null, given)({}) ?? null;
  return (docs) =>
    docs.map((_, i) => {
      const other = docs[i + by];
      return other ? (valueOf(other) ?? null) : standard;
    });
};

/** The last value that was neither null nor missing, carried forward. */
const carried: Compile = (given) => {
  withoutWindow(given);
  const valueOf = evaluator(given.operand, given);
  return (docs) => {
    let last: unknown = null;
    return docs.map((doc) => (last = valueOf(doc) ?? last));
  };
};

/** The place of a document on the axis that the stage is sorted by: numbers, or dates in a unit. */
function axis(given: Given, unit: unknown): (doc: Document) => Numeric {
  const [path] = onlySortField(given.sortBy, given.name);
  const valueOf = evaluator(`$${path}`, given);
  const length = unit === undefined ? 1 : unitMs[String(unit)];
  if (length === undefined) throw failedToParse(`${given.name}: unit must be 'week' or smaller`);
  return (doc) => {
    const value = valueOf(doc);
    if (value instanceof Date) return double(value.getTime() / length);
    const number = toNumeric(value);
    if (number && unit === undefined) return number;
    throw location(5429413, `${given.name} needs a sortBy of numbers, or of dates with a unit`);
  };
}

const linearFill: Compile = (given) => {
  withoutWindow(given);
  const [valueOf, placeOf] = [evaluator(given.operand, given), axis(given, undefined)];
  return (docs) => {
    const values = docs.map(valueOf);
    let before = -1;
    for (const [i, value] of values.entries()) {
      if (isNullish(value)) continue;
      const to = toNumeric(value);
      if (!to) throw location(605001, `Value to be filled must be numeric or nullish`);
      for (let k = before + 1; before >= 0 && k < i; k++) {
        const [x0, x, x1] = [before, k, i].map((at) => placeOf(docs[at] as Document)) as [
          Numeric,
          Numeric,
          Numeric,
        ];
        const from = toNumeric(values[before]) as Numeric;
        const share = over(minus(x, x0), minus(x1, x0));
        values[k] = result(plus(from, times(minus(to, from), share)));
      }
      before = i;
    }
    return values.map((value) => value ?? null);
  };
};

const expMovingAvg: Compile = (given) => {
  withoutWindow(given);
  const spec = namedOperands(given.operand, ['input', 'N', 'alpha'], ['input'], given.name);
  const n = asInteger(spec.N);
  const alpha = n !== undefined && n > 0 ? over(int(2), int(n + 1)) : toNumeric(spec.alpha);
  if (!alpha || (spec.N === undefined) === (spec.alpha === undefined))
    throw failedToParse('$expMovingAvg needs either a positive whole N or an alpha');
  const valueOf = evaluator(spec.input, given);
  const rest = minus(int(1), alpha);
  return (docs) => {
    let average: Numeric | undefined;
    return docs.map((doc) => {
      const value = toNumeric(valueOf(doc));
      if (value) average = average ? plus(times(value, alpha), times(average, rest)) : value;
      return average ? result(average) : null;
    });
  };
};

interface Point {
  x: Numeric;
  y: Numeric;
}

/** A function of the points in each frame, which are those with a number as input. */
const overPoints =
  (apply: (points: Point[]) => Numeric | null): Compile =>
  (given) => {
    const spec = namedOperands(given.operand, ['input', 'unit'], ['input'], given.name);
    const [valueOf, placeOf] = [evaluator(spec.input, given), axis(given, spec.unit)];
    const frames = compileFrames(given.window, given.sortBy, given.context);
    return (docs) => {
      const points = docs.map((doc) => ({ x: placeOf(doc), y: toNumeric(valueOf(doc)) }));
      return frames(docs).map(([from, to]) => {
        const value = apply(points.slice(from, to).filter((point): point is Point => point.y !== undefined));
        return value && result(value);
      });
    };
  };

const slope = (points: Point[]): Numeric | null => {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return null;
  const width = minus(last.x, first.x);
  return numbers.isZero(width) ? null : over(minus(last.y, first.y), width);
};

/** By trapezia. */
const area = (points: Point[]): Numeric | null => {
  let sum = points.length > 0 ? double(0) : null;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]] as [Point, Point];
    sum = plus(sum as Numeric, over(times(plus(a.y, b.y), minus(b.x, a.x)), double(2)));
  }
  return sum;
};

const covariance =
  (isSample: boolean): Compile =>
  (given) => {
    if (!Array.isArray(given.operand) || given.operand.length !== 2)
      throw failedToParse(`${given.name} takes two expressions`);
    const [xOf, yOf] = given.operand.map((operand) => evaluator(operand, given)) as [Evaluator, Evaluator];
    const frames = compileFrames(given.window, given.sortBy, given.context);
    return (docs) => {
      const pairs = docs.map((doc) => [toNumeric(xOf(doc)), toNumeric(yOf(doc))] as const);
      return frames(docs).map(([from, to]) => {
        const known = pairs
          .slice(from, to)
          .filter((pair): pair is [Numeric, Numeric] => !pair.includes(undefined));
        const divisor = isSample ? known.length - 1 : known.length;
        if (divisor <= 0) return null;
        const mean = (side: 0 | 1) => over(known.map((pair) => pair[side]).reduce(plus), int(known.length));
        const [meanX, meanY] = [mean(0), mean(1)];
        const products = known.map(([x, y]) => times(minus(x, meanX), minus(y, meanY)));
        return result(over(products.reduce(plus), int(divisor)));
      });
    };
  };
type Evaluator = (doc: Document) => unknown;

/** The functions that only windows have; accumulators are known already. */
export const windowFunctions: Record<string, Compile> = {
  $documentNumber: ranking((position) => position),
  $rank: ranking((position, rank, isSame) => (isSame ? rank : position)),
  $denseRank: ranking((_position, rank, isSame) => (isSame ? rank : rank + 1)),
  $shift: shift,
  $locf: carried,
  $linearFill: linearFill,
  $expMovingAvg: expMovingAvg,
  $derivative: overPoints(slope),
  $integral: overPoints(area),
  $covariancePop: covariance(false),
  $covarianceSamp: covariance(true),
};
