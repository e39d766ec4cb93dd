import { badValue, location } from '../../errors';
import { accumulators } from '../accumulators';
import { textScoreOf } from '../text';
import { makeDouble } from '../values/numbers';
import { fieldOf, isDocument } from '../values/types';
import type { OperatorFactory } from './environment';
import { namedOperands, operator } from './operator';

/** `$sum: [a, b]` and `$sum: '$array'`: the accumulator over the operands, or over one operand's elements. */
const accumulating = (name: string) =>
  operator(14, 'any*', (values, { collation }) => {
    const state = accumulators[name]?.(collation);
    const [only] = values;
    const each = values.length === 1 && Array.isArray(only) ? (only as unknown[]) : values;
    for (const value of each) state?.add(value);
    return state?.result();
  });

const foldable = ['$sum', '$avg', '$min', '$max', '$mergeObjects'];

export const documentOperators: Record<string, OperatorFactory> = {
  $meta: (operand) => {
    if (operand !== 'textScore')
      throw badValue(`$meta '${String(operand)}' is not supported, only 'textScore'`);
    return ({ root }) => {
      const score = textScoreOf(root);
      return score === undefined ? undefined : makeDouble(score);
    };
  },
  $getField: (operand, compile, name) => {
    const isNamed = isDocument(operand) && !Object.keys(operand)[0]?.startsWith('$');
    const given = isNamed ? operand : { field: operand, input: '$$CURRENT' };
    const spec = namedOperands(given, 'field:any input:any', name);
    const [field, input] = [compile(spec.field), compile(spec.input)];
    return (env) => {
      const wanted = field(env);
      if (typeof wanted !== 'string')
        throw location(5654602, `${name} requires 'field' to evaluate to a String`);
      const holder = input(env);
      return isDocument(holder) ? fieldOf(holder, wanted) : holder === null ? null : undefined;
    };
  },
  ...Object.fromEntries(foldable.map((name) => [name, accumulating(name)])),
};
