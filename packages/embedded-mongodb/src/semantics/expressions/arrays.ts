import type { Document } from 'bson';
import { badValue, location } from '../../errors';
import { accumulators, addingTo } from '../accumulators';
import { compileElementOrder } from '../sort';
import { textScoreOf } from '../text';
import { isTruthy, makeDouble, makeInt } from '../values/numbers';
import { fieldOf, fieldsOf, isDocument, setField } from '../values/types';
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

const toSet = (values: unknown[], { collation }: Environment): ValueSet =>
  values.reduce<ValueSet>(addingTo(collation), new Map());

const chosen = (set: ValueSet | undefined, isChosen: (key: string) => boolean) =>
  [...(set ?? [])].filter(([key]) => isChosen(key)).map(([, value]) => value);
const isSubset = (a: ValueSet, b: ValueSet) => [...a.keys()].every((key) => b.has(key));

/** The pair of `[key, value]` or `{ k: key, v: value }`; the first item tells which of them all are to be. */
function pairOf(item: unknown, first: unknown, name: string): [string, unknown] {
  const isList = Array.isArray(item);
  const [key, value] = (isList ? item : isDocument(item) ? [item.k, item.v] : []) as unknown[];
  const isWhole = value !== undefined && Object.keys(item as object).length === 2;
  if (typeof key === 'string' && !key.includes('\0') && isWhole && isList === Array.isArray(first))
    return [key, value];
  throw badValue(`${name} requires pairs, all of them [<string>, <any>] or { k: <string>, v: <any> }`);
}

/** `$sum: [a, b]` and `$sum: '$array'`: the accumulator over the operands, or over one operand's elements. */
const accumulating = (name: string) =>
  operator('any*', (values, { collation }) => {
    const state = accumulators[name]?.(collation);
    const [only] = values;
    const each = values.length === 1 && Array.isArray(only) ? (only as unknown[]) : values;
    for (const value of each) state?.add(value);
    return state?.result();
  });

const getField = operator('field:string! input:any', ({ field, input }) =>
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
  $arrayElemAt: operator('array int32', ([array, index]) => array.at(index)),
  $first: operator('array', ([array]) => array[0]),
  $last: operator('array', ([array]) => array.at(-1)),
  $concatArrays: operator('array*', (arrays) => arrays.flat(1)),
  $isArray: operator('any', ([value]) => Array.isArray(value)),
  $size: operator('array!', ([array]) => makeInt(array.length)),
  $in: operator('any array!', ([value, array], env) =>
    array.some((element) => compareInExpression(element, value, env) === 0),
  ),
  $map: operator(
    'input:array as:string? in:lazy',
    ({ input, as = 'this', in: body }) => input.map((element) => body({ [as]: element }) ?? null),
    variable,
  ),
  $filter: operator(
    'input:array as:string? cond:lazy limit:positive?~',
    ({ input, as = 'this', cond, limit }) => {
      let left = limit ?? Infinity;
      return input.filter((element) => left > 0 && isTruthy(cond({ [as]: element })) && left-- > 0);
    },
    variable,
  ),
  $reduce: operator(
    'input:array initialValue:any in:lazy',
    ({ input, initialValue, in: body }) =>
      input.reduce((value, element) => body({ this: element, value }), initialValue),
    () => ['this', 'value'],
  ),
  $slice: operator('array int32 positive?', ([array, first, length]) => sliceArray(array, first, length)),
  $indexOfArray: operator(
    'array any natural?! natural?!',
    ([array, wanted, start = 0, end = Infinity], env) => {
      const isWanted = (element: unknown) => compareInExpression(element, wanted, env) === 0;
      return makeInt(array.findIndex((element, i) => i >= start && i < end && isWanted(element)));
    },
  ),
  $range: operator('int32! int32! int32?!', ([from, to, step = 1]) => {
    if (step === 0) throw location(34449, '$range requires a non-zero step value');
    const length = Math.max(0, Math.ceil((to - from) / step));
    if (length > 10_000_000) throw location(34445, '$range would make too large an array');
    return Array.from({ length }, (_, i) => makeInt(from + i * step));
  }),
  $reverseArray: operator('array', ([array]) => [...array].reverse()),
  $sortArray: operator('input:array sortBy:constant', ({ input, sortBy }, { collation }) =>
    [...input].sort(compileElementOrder(sortBy, collation)),
  ),
  $arrayToObject: operator('array', ([array], _env, name) => {
    const result: Document = {};
    for (const item of array) setField(result, ...pairOf(item, array[0], name));
    return result;
  }),
  $objectToArray: operator('document', ([doc]) =>
    Object.entries(fieldsOf(doc)).map(([k, v]) => ({ k, v: v as unknown })),
  ),
  $setUnion: operator('array*', (arrays, env) => [...toSet(arrays.flat(1), env).values()]),
  $setIntersection: operator('array*', (arrays, env) => {
    const [first, ...rest] = arrays.map((array) => toSet(array, env));
    return chosen(first, (key) => rest.every((set) => set.has(key)));
  }),
  $setDifference: operator('array array', ([a, b], env) => {
    const taken = toSet(b, env);
    return chosen(toSet(a, env), (key) => !taken.has(key));
  }),
  $setEquals: operator('array!*', (arrays, env, name) => {
    if (arrays.length < 2) throw location(17045, `${name} needs at least two arguments`);
    const sets = arrays.map((array) => toSet(array, env));
    const isEqual = (a: ValueSet, b: ValueSet) => a.size === b.size && isSubset(a, b);
    return sets.slice(1).every((set, i) => isEqual(sets[i] as ValueSet, set));
  }),
  $setIsSubset: operator('array! array!', ([a, b], env) => isSubset(toSet(a, env), toSet(b, env))),
  $anyElementTrue: operator('array!', ([array]) => array.some(isTruthy)),
  $allElementsTrue: operator('array!', ([array]) => array.every(isTruthy)),
};
