import type { Document } from 'bson';
import { badValue, location } from '../../errors';
import { accumulators, type Accumulator } from '../accumulators';
import { compileExpression } from '../expressions/compile';
import { namedOperands } from '../signature';
import { bytesOf, limitMemory } from '../memory';
import { checkFieldName } from '../paths';
import { compareValues, keptAt, valueKey } from '../values/compare';
import { firstOperator, isDocument, onlyEntry, setField, typeRank } from '../values/types';
import type { PipelineContext, StageFactory } from './context';

/** They keep every value, so that their memory grows with them. */
const COLLECTING = ['$push', '$addToSet', '$mergeObjects'];

/** An accumulator with its operand; undefined if there is none of that name. */
export function compileAccumulator(name: string, operand: unknown, context: PipelineContext) {
  const start = Object.hasOwn(accumulators, name) ? accumulators[name] : undefined;
  if (!start) return undefined;
  if (name === '$count') namedOperands(operand, '', name);
  return { start: () => start(context.collation), valueOf: compileExpression(operand, context) };
}

function compileOutput(name: string, spec: unknown, context: PipelineContext) {
  checkFieldName(name);
  const [operator, operand] = onlyEntry(spec) ?? [];
  if (operator === undefined || Array.isArray(operand))
    throw location(40234, `The field '${name}' must be an accumulator object of one operand`);
  const accumulator = compileAccumulator(operator, operand, context);
  if (!accumulator) throw location(15952, `unknown group operator '${operator}'`);
  return { name, ...accumulator, collects: COLLECTING.includes(operator) };
}

/** The id of a document's group. Of an object with one field MongoDB keeps that as null where its value is missing. */
function compileId(spec: unknown, context: PipelineContext): (doc: Document) => unknown {
  const idOf = compileExpression(spec, context);
  const [name = '$'] = onlyEntry(spec) ?? [];
  if (name.startsWith('$')) return (doc) => idOf(doc) ?? null;
  return (doc) => {
    const id = idOf(doc) as Document;
    return Object.hasOwn(id, name) ? id : { [name]: null };
  };
}

/** Groups documents by `_id` and accumulates the outputs; texts that a collation calls equal share a group. */
const group: StageFactory = (operand, context) => {
  if (!isDocument(operand) || !Object.hasOwn(operand, '_id'))
    throw location(15955, 'a group specification must be an object with an _id');
  const { _id, ...fields } = operand;
  const idOf = compileId(_id, context);
  const outputs = Object.entries(fields).map(([name, spec]) => compileOutput(name, spec, context));
  return function* (input) {
    const groups = new Map<string, { id: unknown; states: Accumulator[] }>();
    const keep = limitMemory('$group');
    for (const doc of input) {
      const id = idOf(doc);
      const key = valueKey(id, context.collation);
      const group = keptAt(groups, key, () => {
        keep(2 * key.length);
        return { id, states: outputs.map(({ start }) => start()) };
      });
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

function checkExpression(value: unknown, name: string): void {
  const isPath = typeof value === 'string' && value.startsWith('$');
  if (!isPath && firstOperator(value) === undefined)
    throw badValue(`${name} groups by a path with '$' or by an expression`);
}

export const groupStages: Record<string, StageFactory> = {
  $group: group,
  $sortByCount: (operand, context, name) => {
    checkExpression(operand, name);
    return context.compile([{ $group: { _id: operand, count: { $sum: 1 } } }, { $sort: { count: -1 } }]);
  },
  /** `$bucket`: groups by ranges `[boundaries[i], boundaries[i + 1])`. */
  $bucket: (operand, context, name) => {
    const signature = 'groupBy:any boundaries:array default:any? output:document?';
    const spec = namedOperands(operand, signature, name);
    const { groupBy, output = { count: { $sum: 1 } } } = spec;
    checkExpression(groupBy, name);
    const constant = (value: unknown) => compileExpression(value, context)({});
    const boundaries = spec.boundaries.map(constant);
    const compare = (a: unknown, b: unknown) => compareValues(a, b, context.collation);
    const isSorted = boundaries.slice(1).every((value, i) => compare(boundaries[i], value) < 0);
    if (boundaries.length < 2 || new Set(boundaries.map(typeRank)).size > 1 || !isSorted)
      throw location(40194, `${name}: 'boundaries' must be at least two values of one type, sorted`);
    const hasDefault = Object.hasOwn(spec, 'default');
    const standard = constant(spec.default);
    const isBetween = compare(standard, boundaries[0]) >= 0 && compare(standard, boundaries.at(-1)) < 0;
    if (hasDefault && (standard === undefined || isBetween))
      throw location(40199, `${name}: 'default' must be a constant that is not between the 'boundaries'`);
    const branches = boundaries.slice(1).map((high, i) => {
      const low = { $literal: boundaries[i] };
      const isWithin = { $and: [{ $gte: [groupBy, low] }, { $lt: [groupBy, { $literal: high }] }] };
      return { case: isWithin, then: low };
    });
    const otherwise = hasDefault ? { default: { $literal: standard } } : {};
    const $group = { ...output, _id: { $switch: { branches, ...otherwise } } };
    return context.compile([{ $group }, { $sort: { _id: 1 } }]);
  },
};
