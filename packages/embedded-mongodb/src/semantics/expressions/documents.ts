import type { Document } from 'bson';
import { badValue, location } from '../../errors';
import { accumulators } from '../accumulators';
import { textScoreOf } from '../text-score';
import { makeDouble } from '../values/numbers';
import { fieldOf, fieldsOf, isDocument, setField } from '../values/types';
import type { OperatorFactory } from './environment';
import { operator } from './operator';

const meta: OperatorFactory = (operand) => {
  if (operand !== 'textScore')
    throw badValue(`$meta '${String(operand)}' is not supported, only 'textScore'`);
  return (env) => {
    const score = textScoreOf(env.root);
    return score === undefined ? undefined : makeDouble(score);
  };
};

const getField: OperatorFactory = (operand, compile, name) => {
  const spec = isDocument(operand) && Object.hasOwn(operand, 'field') ? operand : { field: operand };
  const [field, input] = [compile(spec.field), compile(spec.input ?? '$$CURRENT')];
  return (env) => {
    const wanted = field(env);
    if (typeof wanted !== 'string')
      throw location(5654602, `${name} requires 'field' to evaluate to a String`);
    const holder = input(env);
    return isDocument(holder) ? fieldOf(holder, wanted) : holder === null ? null : undefined;
  };
};

/** A copy with one field set, or taken away where the value is missing. */
function withField(doc: Document, field: string, value: unknown): Document {
  const result: Document = { ...fieldsOf(doc) };
  if (value === undefined) delete (result as Record<string, unknown>)[field];
  else setField(result, field, value);
  return result;
}

/** `$sum: [a, b]` and `$sum: '$array'`: the accumulator over the operands, or over one operand's elements. */
const accumulating = (name: string) =>
  operator('any*', (values, { options }) => {
    const state = accumulators[name]?.(options.collation);
    const [only] = values;
    const each = values.length === 1 && Array.isArray(only) ? (only as unknown[]) : values;
    for (const value of each) state?.add(value);
    return state?.result();
  });

const foldable = ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp', '$mergeObjects'];

export const documentOperators: Record<string, OperatorFactory> = {
  $meta: meta,
  $getField: getField,
  $setField: operator(
    'field:string! input:document value:any',
    ({ field, input, value }) => withField(input, field, value),
    4161105,
  ),
  $unsetField: operator(
    'field:string! input:document',
    ({ field, input }) => withField(input, field, undefined),
    4161105,
  ),
  ...Object.fromEntries(foldable.map((name) => [name, accumulating(name)])),
};
