import { badValue } from '../../errors';
import { accumulators } from '../accumulators';
import { textScoreOf } from '../text';
import { makeDouble } from '../values/numbers';
import { fieldOf, isDocument } from '../values/types';
import { hasNames, operator, type OperatorFactory } from './operator';

/** `$sum: [a, b]` and `$sum: '$array'`: the accumulator over the operands, or over one operand's elements. */
const accumulating = (name: string) =>
  operator(14, 'any*', (values, { collation }) => {
    const state = accumulators[name]?.(collation);
    const [only] = values;
    const each = values.length === 1 && Array.isArray(only) ? (only as unknown[]) : values;
    for (const value of each) state?.add(value);
    return state?.result();
  });

const getField = operator(5654602, 'field:string! input:any', ({ field, input }) =>
  isDocument(input) ? fieldOf(input, field) : input === null ? null : undefined,
);

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
  $getField: (operand, compile, name) =>
    getField(hasNames(operand) ? operand : { field: operand, input: '$$CURRENT' }, compile, name),
  ...Object.fromEntries(foldable.map((name) => [name, accumulating(name)])),
};
