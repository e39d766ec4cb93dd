import type { Document } from 'bson';
import { location } from '../../errors';
import { accumulators, type Accumulator } from '../accumulators';
import { compileExpression } from '../expressions/compile';
import { namedOperands } from '../expressions/operator';
import { bytesOf, limitMemory } from '../memory';
import { compareValues, valueKey } from '../values/compare';
import { isDocument, setField, typeRank } from '../values/types';
import type { PipelineContext, StageFactory } from './context';

const COLLECTING = ['$push', '$addToSet', '$mergeObjects'];
/** What a group takes beside its id. */
const BYTES_OF_GROUP = 100;

function compileOutput(name: string, spec: unknown, context: PipelineContext) {
  if (name.includes('.')) throw location(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$')) throw location(40236, `The field name '${name}' cannot be an operator name`);
  const entries = isDocument(spec) ? (Object.entries(spec) as [string, unknown][]) : [];
  const [operator, operand] = entries[0] ?? [];
  if (!operator?.startsWith('$')) throw location(40234, `The field '${name}' must be an accumulator object`);
  if (entries.length > 1) throw location(40238, `The field '${name}' must specify one accumulator`);
  const start = accumulators[operator];
  if (!start) throw location(15952, `unknown group operator '${operator}'`);
  return {
    name,
    start: () => start(context.collation),
    valueOf: compileExpression(operand, context),
    /** Whether it keeps every value, so that its memory grows with them. */
    collects: COLLECTING.includes(operator),
  };
}

/** Groups documents by `_id` and accumulates the outputs; texts that a collation calls equal share a group. */
const group: StageFactory = (operand, context) => {
  if (!isDocument(operand)) throw location(15947, "a group's fields must be specified in an object");
  if (!Object.hasOwn(operand, '_id')) throw location(15955, 'a group specification must include an _id');
  const { _id, ...fields } = operand;
  const idOf = compileExpression(_id, context);
  const outputs = Object.entries(fields).map(([name, spec]) => compileOutput(name, spec, context));
  return function* (input) {
    const groups = new Map<string, { id: unknown; states: Accumulator[] }>();
    const keep = limitMemory('$group');
    for (const doc of input) {
      const id = idOf(doc) ?? null;
      const key = valueKey(id, context.collation);
      let group = groups.get(key);
      if (!group) {
        groups.set(key, (group = { id, states: outputs.map(({ start }) => start()) }));
        keep(2 * key.length + BYTES_OF_GROUP);
      }
      for (const [i, { valueOf, collects }] of outputs.entries()) {
        const value = valueOf(doc);
        if (collects) keep(bytesOf(value));
        group.states[i]?.add(value);
      }
    }
    for (const { id, states } of groups.values()) {
      const result: Document = { _id: id };
      for (const [i, { name }] of outputs.entries()) setField(result, name, states[i]?.result());
      yield result;
    }
  };
};

export const groupStages: Record<string, StageFactory> = {
  $group: group,
  $sortByCount: (operand, context, name) => {
    const isExpression = isDocument(operand) || (typeof operand === 'string' && operand.startsWith('$'));
    if (!isExpression)
      throw location(40149, `the ${name} field must be defined as a $-prefixed path or an expression`);
    const counted = group({ _id: operand, count: { $sum: 1 } }, context, name);
    return (input) => [...counted(input)].sort((a, b) => compareValues(b.count, a.count));
  },
  /** `$bucket`: groups by ranges `[boundaries[i], boundaries[i + 1])`. */
  $bucket: (operand, context, name) => {
    const signature = 'groupBy:any boundaries:array default:any? output:document?';
    const spec = namedOperands(operand, signature, name, 40192);
    const { groupBy, boundaries, output = { count: { $sum: 1 } } } = spec;
    if (boundaries.length < 2) throw location(40192, `${name}: 'boundaries' must have at least 2 values`);
    const compare = (a: unknown, b: unknown) => compareValues(a, b, context.collation);
    if (new Set(boundaries.map(typeRank)).size > 1)
      throw location(40193, `${name}: all 'boundaries' must have the same type`);
    if (boundaries.some((value, i) => i > 0 && compare(boundaries[i - 1], value) >= 0))
      throw location(40194, `${name}: 'boundaries' must be sorted`);
    const hasDefault = Object.hasOwn(spec, 'default');
    if (
      hasDefault &&
      compare(spec.default, boundaries[0]) >= 0 &&
      compare(spec.default, boundaries.at(-1)) < 0
    )
      throw location(40199, `${name}: 'default' must not lie between the 'boundaries'`);
    const branches = boundaries.slice(1).map((high, i) => {
      const low = { $literal: boundaries[i] };
      return {
        case: { $and: [{ $gte: [groupBy, low] }, { $lt: [groupBy, { $literal: high }] }] },
        then: low,
      };
    });
    const otherwise = hasDefault ? { default: { $literal: spec.default } } : {};
    const grouped = group({ ...output, _id: { $switch: { branches, ...otherwise } } }, context, name);
    return (input) => [...grouped(input)].sort((a, b) => compare(a._id, b._id));
  },
};
