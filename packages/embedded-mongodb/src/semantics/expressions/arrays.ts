import type { Document } from 'bson';
import { badValue, location } from '../../errors';
import { accumulators } from '../accumulators';
import { compileElementOrder } from '../sort';
import { textScoreOf } from '../text';
import { valueKey } from '../values/compare';
import { isTruthy, makeDouble, makeInt } from '../values/numbers';
import { fieldOf, fieldsOf, isDocument, isNullish, setField } from '../values/types';
import { compareInExpression } from './logic';
import { hasNames, operator, type Environment, type OperatorFactory } from './operator';

const variable = ({ as = 'this' }: Document) => [String(as)];

/** The elements that `$slice: n` or `$slice: [skip, n]` keeps; negative counts from the end. */
export function sliceArray<T>(array: T[], first: number, length?: number): T[] {
  if (length === undefined) return first >= 0 ? array.slice(0, first) : array.slice(first);
  const start = first >= 0 ? first : Math.max(0, array.length + first);
  return array.slice(start, start + length);
}

/** The distinct values of arrays, each under its key; of equal ones the first. */
type ValueSet = Map<string, unknown>;

const toSet = (values: unknown[], { collation }: Environment): ValueSet => {
  const set: ValueSet = new Map();
  for (const value of values) {
    const key = valueKey(value, collation);
    if (!set.has(key)) set.set(key, value);
  }
  return set;
};

const chosen = (set: ValueSet | undefined, isChosen: (key: string) => boolean) =>
  [...(set ?? [])].filter(([key]) => isChosen(key)).map(([, value]) => value);
const isSubset = (a: ValueSet, b: ValueSet) => [...a.keys()].every((key) => b.has(key));

/** The pair of `[key, value]` or `{ k: key, v: value }`; the first item tells which of them all are to be. */
function pairOf(item: unknown, first: unknown, name: string): [string, unknown] {
  const isList = Array.isArray(first);
  const refuse = (codes: [ofLists: number, ofDocuments: number], wanted: string) =>
    location(codes[isList ? 0 : 1], `${name} requires ${wanted}`);
  if (!isList && !isDocument(first)) throw refuse([40398, 40398], 'arrays or objects');
  if (isList ? !Array.isArray(item) : !isDocument(item)) throw refuse([40396, 40391], 'items of one kind');
  const fields = isList ? (item as unknown[]) : Object.values(item as Document);
  if (fields.length !== 2) throw refuse([40397, 40392], 'pairs of a key and a value');
  const [key, value] = isList ? fields : [(item as Document).k as unknown, (item as Document).v as unknown];
  if (key === undefined || value === undefined) throw refuse([40395, 40393], "the keys 'k' and 'v'");
  if (typeof key !== 'string') throw refuse([40395, 40394], 'keys that are strings');
  if (key.includes('\0')) throw refuse([4940400, 4940401], 'keys without null bytes');
  return [key, value];
}

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

/** The operators of arrays and documents. */
export const arrayOperators: Record<string, OperatorFactory> = {
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
  $arrayElemAt: operator(28689, 'array int32#28690', ([array, index]) => array.at(index)),
  $first: operator(28689, 'array', ([array]) => array[0]),
  $last: operator(28689, 'array', ([array]) => array.at(-1)),
  $concatArrays: operator(28664, 'array*', (arrays) => arrays.flat(1)),
  $isArray: operator(14, 'any', ([value]) => Array.isArray(value)),
  $size: operator(17124, 'array!', ([array]) => makeInt(array.length)),
  $in: operator(40081, 'any array!', ([value, array], env) =>
    array.some((element) => compareInExpression(element, value, env) === 0),
  ),
  $map: operator(
    16883,
    'input:array as:string? in:lazy',
    ({ input, as = 'this', in: body }) => input.map((element) => body({ [as]: element }) ?? null),
    variable,
  ),
  $filter: operator(
    28651,
    'input:array as:string? cond:lazy limit:int32?~#327391',
    ({ input, as = 'this', cond, limit }, _env, name) => {
      if (!isNullish(limit) && limit < 1) throw location(327391, `${name}: limit must be positive`);
      let left = limit ?? Infinity;
      return input.filter((element) => left > 0 && isTruthy(cond({ [as]: element })) && left-- > 0);
    },
    variable,
  ),
  $reduce: operator(
    40080,
    'input:array initialValue:any in:lazy',
    ({ input, initialValue, in: body }) =>
      input.reduce((value, element) => body({ this: element, value }), initialValue),
    () => ['this', 'value'],
  ),
  $slice: operator(28724, 'array int32#28725 int32?#28727', ([array, first, length]) => {
    if (length !== undefined && length <= 0) throw location(28729, 'the length in $slice must be positive');
    return sliceArray(array, first, length);
  }),
  $indexOfArray: operator(
    40090,
    'array any int32?!#40096 int32?!#40096',
    ([array, wanted, start = 0, end = Infinity], env, name) => {
      if (start < 0 || end < 0) throw location(40097, `${name}: positions must not be negative`);
      const isWanted = (element: unknown) => compareInExpression(element, wanted, env) === 0;
      return makeInt(array.findIndex((element, i) => i >= start && i < end && isWanted(element)));
    },
  ),
  $range: operator(34443, 'int32! int32!#34445 int32?!#34447', ([from, to, step = 1]) => {
    if (step === 0) throw location(34449, '$range requires a non-zero step value');
    const length = Math.max(0, Math.ceil((to - from) / step));
    if (length > 10_000_000) throw location(34445, '$range would make too large an array');
    return Array.from({ length }, (_, i) => makeInt(from + i * step));
  }),
  $reverseArray: operator(34435, 'array', ([array]) => [...array].reverse()),
  $sortArray: operator(2942504, 'input:array sortBy:constant', ({ input, sortBy }, { collation }) =>
    [...input].sort(compileElementOrder(sortBy, collation)),
  ),
  $arrayToObject: operator(40386, 'array', ([array], _env, name) => {
    const result: Document = {};
    for (const item of array) setField(result, ...pairOf(item, array[0], name));
    return result;
  }),
  $objectToArray: operator(40390, 'document', ([doc]) =>
    Object.entries(fieldsOf(doc)).map(([k, v]) => ({ k, v: v as unknown })),
  ),
  $setUnion: operator(17043, 'array*', (arrays, env) => [...toSet(arrays.flat(1), env).values()]),
  $setIntersection: operator(17047, 'array*', (arrays, env) => {
    const [first, ...rest] = arrays.map((array) => toSet(array, env));
    return chosen(first, (key) => rest.every((set) => set.has(key)));
  }),
  $setDifference: operator(17048, 'array array#17049', ([a, b], env) => {
    const taken = toSet(b, env);
    return chosen(toSet(a, env), (key) => !taken.has(key));
  }),
  $setEquals: operator(17044, 'array!*', (arrays, env, name) => {
    if (arrays.length < 2) throw location(17045, `${name} needs at least two arguments`);
    const sets = arrays.map((array) => toSet(array, env));
    const isEqual = (a: ValueSet, b: ValueSet) => a.size === b.size && isSubset(a, b);
    return sets.slice(1).every((set, i) => isEqual(sets[i] as ValueSet, set));
  }),
  $setIsSubset: operator(17046, 'array! array!#17042', ([a, b], env) =>
    isSubset(toSet(a, env), toSet(b, env)),
  ),
  $anyElementTrue: operator(17041, 'array!', ([array]) => array.some(isTruthy)),
  $allElementsTrue: operator(17040, 'array!', ([array]) => array.every(isTruthy)),
};
