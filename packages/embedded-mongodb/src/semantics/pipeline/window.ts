import type { Document } from 'bson';
import { failedToParse, location, typeMismatch } from '../../errors';
import type { Accumulator } from '../accumulators';
import { compileExpression } from '../expressions/compile';
import { mapped } from '../iterables';
import { namedOperands } from '../signature';
import { keptBy } from '../memory';
import { compileAddFields } from '../projection/compile';
import { compileSort } from '../sort';
import { compareValues, keptAt, valueKey } from '../values/compare';
import { makeLong } from '../values/numbers';
import { isDocument, onlyEntry } from '../values/types';
import type { PipelineContext, StageFactory } from './context';
import { compileAccumulator } from './group';
import { compileFrames, type Frame } from './window-frames';

/** Gives one value for each document of a sorted partition. */
type Column = (docs: Document[]) => Iterable<unknown>;

/**
 * Adds up what lies in each frame, when it is asked for: lists of all that came before would take much memory together. A
 * frame that only grows at its end is gone on with, not begun anew.
 */
function slide(values: unknown[], frames: Frame[], start: () => Accumulator): Iterable<unknown> {
  let state = start();
  let [from, to] = [0, 0];
  let result: unknown = state.result();
  return mapped(frames, ([low, high]) => {
    if (low !== from || high < to) {
      state = start();
      from = to = low;
      result = state.result();
    }
    if (to < high) {
      while (to < high) state.add(values[to++]);
      result = state.result();
    }
    return result;
  });
}

type Compile = (operand: unknown, sortBy: Document, context: PipelineContext, name: string) => Column;

/** Ranks go up where a document differs from the one before it. */
const ranking =
  (next: (position: number, rank: number, isSame: boolean) => number): Compile =>
  (operand, sortBy, context, name) => {
    namedOperands(operand, '', name);
    if (Object.keys(sortBy).length > 1)
      throw location(5371602, `'${name}' needs a sortBy of exactly one field`);
    const { compare } = compileSort(sortBy, context);
    return (docs) => {
      let rank = 0;
      return docs.map((doc, i) => {
        rank = next(i + 1, rank, i > 0 && compare(docs[i - 1] as Document, doc) === 0);
        return makeLong(BigInt(rank));
      });
    };
  };

const shift: Compile = (operand, _sortBy, context, name) => {
  const spec = namedOperands(operand, 'output:any by:integer default:any?', name);
  const valueOf = compileExpression(spec.output, context);
  const standard = compileExpression(spec.default ?? null, context)({});
  if (standard === undefined) throw failedToParse(`'${name}' needs a constant as 'default'`);
  return (docs) =>
    docs.map((_, i) => {
      const other = docs[i + spec.by];
      return other ? (valueOf(other) ?? null) : standard;
    });
};

/** The functions of the place in the partition, which take no window. */
const functions = new Map<string, Compile>([
  ['$documentNumber', ranking((position) => position)],
  ['$rank', ranking((position, rank, isSame) => (isSame ? rank : position))],
  ['$denseRank', ranking((_position, rank, isSame) => (isSame ? rank : rank + 1))],
  ['$shift', shift],
]);

/** One output field: an accumulator over a window, or a function of the place in the partition. */
function compileColumn(spec: unknown, sortBy: Document | undefined, context: PipelineContext): Column {
  const { window, ...rest } = isDocument(spec) ? spec : {};
  const [name, operand] = onlyEntry(rest) ?? [Object.keys(rest).join(', ')];
  const accumulator = name === '$mergeObjects' ? undefined : compileAccumulator(name, operand, context);
  if (accumulator) {
    const { start, valueOf } = accumulator;
    const frames = compileFrames(window, sortBy, context);
    return (docs) => slide(docs.map(valueOf), frames(docs), start);
  }
  const compile = functions.get(name);
  if (!compile) throw failedToParse(`Window function '${name}' is unknown or not supported by this server`);
  if (window !== undefined || !sortBy)
    throw location(5371602, `'${name}' needs the sortBy of the stage, and takes no 'window'`);
  return compile(operand, sortBy, context, name);
}

/** `$setWindowFields`: adds to each document what is worked out over its neighbours in the partition. */
export const setWindowFields: StageFactory = (operand, context, name) => {
  const signature = 'partitionBy:any? sortBy:document? output:document';
  const { partitionBy = null, sortBy, output } = namedOperands(operand, signature, name);
  const { sort } = compileSort(sortBy ?? {}, context);
  const partitionOf = compileExpression(partitionBy, context);
  const columns = Object.values(output).map((field) => compileColumn(field, sortBy, context));
  // What is worked out for a document is there as a variable.
  const variables: Document = { columns: {} };
  const fields = Object.keys(output).map((path, i) => [path, `$$columns.${i}`]);
  const set = compileAddFields(Object.fromEntries(fields) as Document, { variables });
  return function* (input) {
    const partitions = new Map<string, { id: unknown; docs: Document[] }>();
    for (const doc of keptBy(name, input)) {
      const id = partitionOf(doc);
      if (Array.isArray(id)) throw typeMismatch(`${name}: 'partitionBy' cannot evaluate to an array`);
      keptAt(partitions, valueKey(id, context.collation), () => ({ id, docs: [] })).docs.push(doc);
    }
    const inOrder = [...partitions.values()].sort((a, b) => compareValues(a.id, b.id, context.collation));
    for (const { docs } of inOrder) {
      const sorted = sort(docs);
      const values = columns.map((column) => column(sorted)[Symbol.iterator]());
      for (const doc of sorted) {
        variables.columns = { ...values.map((each) => each.next().value as unknown) };
        yield set(doc);
      }
    }
  };
};
