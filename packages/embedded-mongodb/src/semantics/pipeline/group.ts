import type { Document } from 'bson';
import { location } from '../../errors';
import { accumulators, type Accumulator } from '../accumulators';
import { compileExpression } from '../expressions/compile';
import { newEnvironment, type Expression } from '../expressions/environment';
import { compareValues, valueKey, valuesEqual } from '../values/compare';
import { isDocument, setField } from '../values/types';
import type { PipelineContext, Stage, StageFactory } from './context';

interface Output {
  name: string;
  start: () => Accumulator;
  expression: Expression;
}

function compileOutput(name: string, spec: unknown, context: PipelineContext): Output {
  if (name.includes('.')) throw location(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$')) throw location(40236, `The field name '${name}' cannot be an operator name`);
  const entries = isDocument(spec) ? (Object.entries(spec) as [string, unknown][]) : [];
  const [operator, operand] = entries[0] ?? [];
  if (!operator?.startsWith('$')) throw location(40234, `The field '${name}' must be an accumulator object`);
  if (entries.length > 1) throw location(40238, `The field '${name}' must specify one accumulator`);
  const start = accumulators.get(operator);
  if (!start) throw location(15952, `unknown group operator '${operator}'`);
  return {
    name,
    start: () => start(context.collation),
    expression: compileExpression(operand, context.variables),
  };
}

interface Group {
  id: unknown;
  states: Accumulator[];
}

/** Finds the group of an id; with a collation, texts that it calls equal share one. */
class Groups {
  private readonly byKey = new Map<string, Group>();

  constructor(
    private readonly outputs: Output[],
    private readonly context: PipelineContext,
  ) {}

  of(id: unknown): Group {
    const key = valueKey(id);
    let group = this.byKey.get(key);
    if (!group && this.context.collation) {
      group = [...this.byKey.values()].find((other) => valuesEqual(other.id, id, this.context.collation));
    }
    group ??= { id, states: this.outputs.map(({ start }) => start()) };
    this.byKey.set(key, group);
    return group;
  }

  *documents(): Iterable<Document> {
    for (const { id, states } of new Set(this.byKey.values())) {
      const result: Document = { _id: id };
      this.outputs.forEach(({ name }, i) => setField(result, name, states[i]?.result()));
      yield result;
    }
  }
}

/** Groups documents by `idOf` (undefined as id leaves a document out) and accumulates the outputs. */
function grouping(idOf: (doc: Document) => unknown, outputs: Output[], context: PipelineContext): Stage {
  return function* (input) {
    const groups = new Groups(outputs, context);
    for (const doc of input) {
      const { states } = groups.of(idOf(doc));
      const env = newEnvironment(doc, context);
      outputs.forEach(({ expression }, i) => states[i]?.add(expression(env)));
    }
    yield* groups.documents();
  };
}

export const group: StageFactory = (operand, context) => {
  if (!isDocument(operand)) throw location(15947, "a group's fields must be specified in an object");
  if (!Object.hasOwn(operand, '_id')) throw location(15955, 'a group specification must include an _id');
  const { _id, ...fields } = operand;
  const id = compileExpression(_id, context.variables);
  const outputs = Object.entries(fields).map(([name, spec]) => compileOutput(name, spec, context));
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
export const bucket: StageFactory = (operand, context) => {
  if (!isDocument(operand)) throw location(40201, 'Argument to $bucket stage must be an object');
  for (const name of Object.keys(operand)) {
    if (!['groupBy', 'boundaries', 'default', 'output'].includes(name)) {
      throw location(40197, `Unrecognized option to $bucket: ${name}.`);
    }
  }
  const { groupBy, boundaries, output = { count: { $sum: 1 } } } = operand as Document;
  if (groupBy === undefined || !Array.isArray(boundaries)) {
    throw location(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  }
  if (boundaries.length < 2)
    throw location(40192, "The $bucket 'boundaries' field must have at least 2 values");
  const isAscending = boundaries.every((value, i) => i === 0 || compareValues(boundaries[i - 1], value) < 0);
  if (!isAscending) throw location(40194, "The 'boundaries' option to $bucket must be sorted");
  const expression = compileExpression(groupBy, context.variables);
  const outputs = Object.entries(output as Document).map(([name, spec]) =>
    compileOutput(name, spec, context),
  );
  const idOf = (doc: Document): unknown => {
    const value = expression(newEnvironment(doc, context));
    const next = boundaries.findIndex((boundary) => compareValues(value, boundary, context.collation) < 0);
    if (next > 0) return boundaries[next - 1];
    if (Object.hasOwn(operand, 'default')) return operand.default;
    throw location(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
  const grouped = grouping(idOf, outputs, context);
  return (input) => [...grouped(input)].sort((a, b) => compareValues(a._id, b._id));
};
