import type { Document } from 'bson';
import { location } from '../../errors';
import { accumulators, type Accumulator } from '../accumulators';
import { compileExpression } from '../expressions/compile';
import { newEnvironment, type Expression } from '../expressions/environment';
import { namedOperands } from '../expressions/operator';
import { Memory, roughBytes } from '../memory';
import { compareValues, valueKey } from '../values/compare';
import { isDocument, setField } from '../values/types';
import type { PipelineContext, Stage, StageFactory } from './context';

interface Output {
  name: string;
  start: () => Accumulator;
  expression: Expression;
  /** Whether it keeps every value, so that its memory grows with them. */
  collects: boolean;
}

const COLLECTING = ['$push', '$addToSet', '$mergeObjects'];
/** What a group takes beside its id. */
const BYTES_OF_GROUP = 100;

function compileOutput(name: string, spec: unknown, context: PipelineContext): Output {
  if (name.includes('.')) throw location(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$')) throw location(40236, `The field name '${name}' cannot be an operator name`);
  const entries = isDocument(spec) ? (Object.entries(spec) as [string, unknown][]) : [];
  const [operator, operand] = entries[0] ?? [];
  if (!operator?.startsWith('$')) throw location(40234, `The field '${name}' must be an accumulator object`);
  if (entries.length > 1) throw location(40238, `The field '${name}' must specify one accumulator`);
  const start = accumulators[operator];
  if (!start) throw location(15952, `unknown group operator '${operator}'`);
  const expression = compileExpression(operand, context.variables);
  return {
    name,
    start: () => start(context.collation),
    expression,
    collects: COLLECTING.includes(operator),
  };
}

const compileOutputs = (fields: Document, context: PipelineContext) =>
  Object.entries(fields).map(([name, spec]) => compileOutput(name, spec, context));

/** Groups documents by `idOf` and accumulates the outputs; texts that a collation calls equal share a group. */
function grouping(idOf: (doc: Document) => unknown, outputs: Output[], context: PipelineContext): Stage {
  return function* (input) {
    const groups = new Map<string, { id: unknown; states: Accumulator[] }>();
    const memory = new Memory('$group');
    for (const doc of input) {
      const id = idOf(doc);
      const key = valueKey(id, context.collation);
      let group = groups.get(key);
      if (!group) {
        groups.set(key, (group = { id, states: outputs.map(({ start }) => start()) }));
        memory.keep(2 * key.length + BYTES_OF_GROUP);
      }
      const env = newEnvironment(doc, context);
      for (const [i, { expression, collects }] of outputs.entries()) {
        const value = expression(env);
        if (collects) memory.keep(roughBytes(value));
        group.states[i]?.add(value);
      }
    }
    for (const { id, states } of groups.values()) {
      const result: Document = { _id: id };
      for (const [i, { name }] of outputs.entries()) setField(result, name, states[i]?.result());
      yield result;
    }
  };
}

export const group: StageFactory = (operand, context) => {
  if (!isDocument(operand)) throw location(15947, "a group's fields must be specified in an object");
  if (!Object.hasOwn(operand, '_id')) throw location(15955, 'a group specification must include an _id');
  const { _id, ...fields } = operand;
  const id = compileExpression(_id, context.variables);
  const outputs = compileOutputs(fields, context);
  return grouping((doc) => id(newEnvironment(doc, context)) ?? null, outputs, context);
};

export const sortByCount: StageFactory = (operand, context) => {
  const isExpression = isDocument(operand) || (typeof operand === 'string' && operand.startsWith('$'));
  if (!isExpression)
    throw location(40149, 'the sortByCount field must be defined as a $-prefixed path or an expression');
  const counted = group({ _id: operand, count: { $sum: 1 } }, context, '$group');
  return (input) => [...counted(input)].sort((a, b) => compareValues(b.count, a.count));
};

/** `$bucket`: groups by ranges `[boundaries[i], boundaries[i + 1])`. */
export const bucket: StageFactory = (operand, context, name) => {
  const spec = namedOperands(
    operand,
    ['groupBy', 'boundaries', 'default', 'output'],
    ['groupBy', 'boundaries'],
    name,
  );
  const { groupBy, boundaries, output = { count: { $sum: 1 } } } = spec;
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw location(40192, "The $bucket 'boundaries' field must be an array of at least 2 values");
  const compare = (a: unknown, b: unknown) => compareValues(a, b, context.collation);
  if (boundaries.some((value, i) => i > 0 && compare(boundaries[i - 1], value) >= 0))
    throw location(40194, "The 'boundaries' option to $bucket must be sorted");
  if (!isDocument(output)) throw location(40196, "The $bucket 'output' field must be an object");
  const expression = compileExpression(groupBy, context.variables);
  const idOf = (doc: Document): unknown => {
    const value = expression(newEnvironment(doc, context));
    const next = boundaries.findIndex((boundary) => compare(value, boundary) < 0);
    if (next > 0) return boundaries[next - 1];
    if (Object.hasOwn(spec, 'default')) return spec.default;
    throw location(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
  const grouped = grouping(idOf, compileOutputs(output, context), context);
  return (input) => [...grouped(input)].sort((a, b) => compare(a._id, b._id));
};
