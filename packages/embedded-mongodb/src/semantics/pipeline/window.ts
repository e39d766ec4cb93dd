import type { Document } from 'bson';
import { failedToParse, typeMismatch } from '../../errors';
import { accumulators, type Accumulator } from '../accumulators';
import { compileExpression } from '../expressions/compile';
import { newEnvironment } from '../expressions/environment';
import { namedOperands } from '../expressions/operator';
import { compileAddFields } from '../projection/compile';
import { compileSort, sortDocuments } from '../sort';
import { compareValues, valueKey } from '../values/compare';
import { isDocument } from '../values/types';
import type { PipelineContext, StageFactory } from './context';
import { compileFrames, type Frame } from './window-frames';
import { windowFunctions, type Column } from './window-functions';

/** Adds up what lies in each frame; a frame that only grows at its end is gone on with, not begun anew. */
function slide(values: unknown[], frames: Frame[], start: () => Accumulator): unknown[] {
  let state = start();
  let [from, to] = [0, 0];
  let result: unknown = state.result();
  return frames.map(([low, high]) => {
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

/** One output field: an accumulator over a window, or a function of the place in the partition. */
function compileColumn(spec: unknown, sortBy: Document | undefined, context: PipelineContext): Column {
  if (!isDocument(spec)) throw failedToParse('$setWindowFields: each output must be an object');
  const { window, ...rest } = spec;
  const [[name, operand] = ['', undefined], ...others] = Object.entries(rest) as [string, unknown][];
  if (others.length > 0 || !name.startsWith('$'))
    throw failedToParse('$setWindowFields: each output must have one window function');
  const start = accumulators[name];
  if (start && name !== '$mergeObjects') {
    const expression = compileExpression(operand, context.variables);
    const frames = compileFrames(window, sortBy, context);
    return (docs) => {
      const values = docs.map((doc) => expression(newEnvironment(doc, context)));
      return slide(values, frames(docs), () => start(context.collation));
    };
  }
  const compile = Object.hasOwn(windowFunctions, name) ? windowFunctions[name] : undefined;
  if (!compile) throw failedToParse(`Unrecognized window function, ${name}`);
  return compile({ name, operand, window, sortBy, context });
}

/** `$setWindowFields`: adds to each document what is worked out over its neighbours in the partition. */
export const setWindowFields: StageFactory = (operand, context, name) => {
  const spec = namedOperands(operand, ['partitionBy', 'sortBy', 'output'], ['output'], name);
  const { output, sortBy } = spec;
  if (!isDocument(output)) throw typeMismatch(`${name}: 'output' must be an object`);
  if (sortBy !== undefined && !isDocument(sortBy)) throw typeMismatch(`${name}: 'sortBy' must be an object`);
  if (sortBy) compileSort(sortBy, context);
  const partitionBy = compileExpression(spec.partitionBy ?? null, context.variables);
  const columns = Object.values(output).map((field) => compileColumn(field, sortBy, context));
  // Each field is set from a variable that holds the value for the document in hand.
  const results: Document = Object.fromEntries(columns.map((_, i) => [`value${i}`, null]));
  const fields = Object.keys(output).map((path, i) => [path, `$$value${i}`]);
  const addFields = compileAddFields(Object.fromEntries(fields) as Document, {
    ...context,
    variables: results,
  });
  const partitionsOf = (input: Iterable<Document>) => {
    const partitions = new Map<string, { id: unknown; docs: Document[] }>();
    for (const doc of input) {
      const id = partitionBy(newEnvironment(doc, context));
      if (Array.isArray(id))
        throw typeMismatch('An expression used to partition cannot evaluate to value of type array');
      const key = valueKey(id, context.collation);
      const partition = partitions.get(key);
      if (partition) partition.docs.push(doc);
      else partitions.set(key, { id, docs: [doc] });
    }
    return [...partitions.values()].sort((a, b) => compareValues(a.id, b.id, context.collation));
  };
  if (columns.length === 0) throw failedToParse(`${name} needs at least one output`);
  return function* (input) {
    for (const { docs } of partitionsOf(input)) {
      const sorted = sortBy ? sortDocuments(docs, sortBy, context.collation) : docs;
      const values = columns.map((column) => column(sorted));
      for (const [i, doc] of sorted.entries()) {
        for (const [field, list] of values.entries()) results[`value${field}`] = list[i];
        yield addFields(doc);
      }
    }
  };
};
