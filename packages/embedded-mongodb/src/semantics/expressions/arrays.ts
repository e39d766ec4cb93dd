import type { Document } from 'bson';
import { location } from '../../errors';
import { sortDocuments } from '../sort';
import { compareValues, valueKey, valuesEqual } from '../values/compare';
import { asInteger, asNumber, isTruthy, makeInt } from '../values/numbers';
import { fieldsOf, isDocument, isNullish, setField, typeName } from '../values/types';
import {
  bind,
  namedOperands,
  unary,
  variadic,
  withArguments,
  withNamedArguments,
  type OperatorFactory,
} from './environment';

function arrayOf(value: unknown, name: string, code = 28664): unknown[] {
  if (Array.isArray(value)) return value;
  throw location(code, `${name}'s argument must be an array, but is ${typeName(value)}`);
}

function integerOf(value: unknown, name: string): number {
  const integer = asInteger(value);
  if (integer === undefined)
    throw location(28691, `${name}'s argument must be a 32-bit integer, but is ${typeName(value)}`);
  return integer;
}

/** The element at a position (negative: from the end); missing when out of bounds. */
const at = (array: unknown[], index: number): unknown => array.at(index);

/** `$map`, `$filter` and their kind: an expression for each element, with a variable that holds it. */
const forEach =
  (
    body: 'in' | 'cond',
    apply: (values: unknown[], results: unknown[], limit?: number) => unknown,
  ): OperatorFactory =>
  (operand, compile, name) => {
    const allowed = ['input', 'as', body, ...(body === 'cond' ? ['limit'] : [])];
    const spec = namedOperands(operand, allowed, ['input', body], name);
    const variable = typeof spec.as === 'string' ? spec.as : 'this';
    const input = compile(spec.input);
    const limit = compile(spec.limit);
    const inner = compile(spec[body], [variable]);
    return (env) => {
      const value = input(env);
      if (isNullish(value)) return null;
      const values = arrayOf(value, `input to ${name}`, 28651);
      const most = limit(env);
      const results = values.map((element) => inner(bind(env, variable, element)));
      return apply(values, results, isNullish(most) ? undefined : integerOf(most, name));
    };
  };

const reduce: OperatorFactory = (operand, compile, name) => {
  const spec = namedOperands(operand, ['input', 'initialValue', 'in'], ['input', 'initialValue', 'in'], name);
  const input = compile(spec.input);
  const initial = compile(spec.initialValue);
  const inner = compile(spec.in, ['this', 'value']);
  return (env) => {
    const value = input(env);
    if (isNullish(value)) return null;
    return arrayOf(value, name, 40080).reduce<unknown>(
      (result, element) => inner(bind(bind(env, 'this', element), 'value', result)),
      initial(env),
    );
  };
};

const slice = withArguments(2, 3, ([array, first, second], _env, name) => {
  if (isNullish(array) || isNullish(first)) return null;
  const values = arrayOf(array, name, 28724);
  const n = integerOf(first, name);
  if (second === undefined) return n >= 0 ? values.slice(0, n) : values.slice(n);
  if (second === null) return null;
  const length = integerOf(second, name);
  if (length <= 0) throw location(28729, 'Third argument to $slice must be positive');
  const start = n >= 0 ? n : Math.max(0, values.length + n);
  return values.slice(start, start + length);
});

const indexOfArray = withArguments(2, 4, ([array, wanted, start, end], env, name) => {
  if (isNullish(array)) return null;
  const values = arrayOf(array, name, 40090);
  const from = start === undefined ? 0 : integerOf(start, name);
  const to = end === undefined ? values.length : Math.min(values.length, integerOf(end, name));
  for (let i = from; i < to; i++) if (valuesEqual(values[i], wanted, env.collation)) return makeInt(i);
  return makeInt(-1);
});

const range = withArguments(2, 3, ([start, end, step = 1], _env, name) => {
  const [from, to, by] = [start, end, step].map((value) => integerOf(value, name)) as [
    number,
    number,
    number,
  ];
  if (by === 0) throw location(34449, '$range requires a non-zero step value');
  const length = Math.max(0, Math.ceil((to - from) / by));
  if (length > 10_000_000) throw location(34445, '$range would make too large an array');
  return Array.from({ length }, (_, i) => makeInt(from + i * by));
});

const zip = withNamedArguments(
  ['inputs', 'useLongestLength', 'defaults'],
  ['inputs'],
  ({ inputs, useLongestLength, defaults }, _env, name) => {
    const arrays = arrayOf(inputs, name, 34461);
    if (arrays.some(isNullish)) return null;
    const lists = arrays.map((list) => arrayOf(list, name, 34468));
    const lengths = lists.map((list) => list.length);
    const length = useLongestLength === true ? Math.max(...lengths) : Math.min(...lengths);
    const fill = Array.isArray(defaults) ? (defaults as unknown[]) : [];
    return Array.from({ length }, (_, i) =>
      lists.map((list, j) => (i < list.length ? list[i] : (fill[j] ?? null))),
    );
  },
);

const arrayToObject = unary((value, name) => {
  if (isNullish(value)) return null;
  const result: Document = {};
  for (const item of arrayOf(value, name, 40386)) {
    const [key, field] = Array.isArray(item) ? (item as unknown[]) : isDocument(item) ? [item.k, item.v] : [];
    if (typeof key !== 'string')
      throw location(
        40394,
        '$arrayToObject requires an array of key-value pairs, where the key must be a string',
      );
    setField(result, key, field ?? null);
  }
  return result;
});

const objectToArray = unary((value, name) => {
  if (isNullish(value)) return null;
  if (!isDocument(value))
    throw location(40390, `${name} requires a document input, found: ${typeName(value)}`);
  return Object.entries(fieldsOf(value)).map(([k, v]) => ({ k, v: v as unknown }));
});

const sortArray = withNamedArguments(
  ['input', 'sortBy'],
  ['input', 'sortBy'],
  ({ input, sortBy }, env, name) => {
    if (isNullish(input)) return null;
    const values = arrayOf(input, name, 2942504);
    if (!isDocument(sortBy)) {
      const direction = asNumber(sortBy);
      return [...values].sort((a, b) => direction * compareValues(a, b, env.collation));
    }
    const byElement = new Map(values.map((value, i) => [i, value]));
    const keyed = values.map((value, i) => ({ ...(isDocument(value) ? value : {}), [indexKey]: i }));
    return sortDocuments(keyed, sortBy, env.collation).map((item) => byElement.get(item[indexKey]));
  },
);
// A symbol, so that no field of a sorted document can be in its way.
const indexKey = Symbol('index');

/** The distinct values of arrays, each under its key; of equal ones the first. */
function keyed(values: unknown[]): Map<string, unknown> {
  const distinct = new Map<string, unknown>();
  for (const value of values) if (!distinct.has(valueKey(value))) distinct.set(valueKey(value), value);
  return distinct;
}

const setOperator = (
  apply: (sets: Map<string, unknown>[]) => unknown,
  least = 0,
  most = Infinity,
): OperatorFactory =>
  withArguments(least, most, (values, _env, name) => {
    if (values.some(isNullish)) return null;
    return apply(values.map((value) => keyed(arrayOf(value, name, 17047))));
  });

const isSubset = (a: Map<string, unknown>, b: Map<string, unknown>) =>
  [...a.keys()].every((key) => b.has(key));

export const arrayOperators: Record<string, OperatorFactory> = {
  $arrayElemAt: withArguments(2, 2, ([array, index], _env, name) => {
    if (isNullish(array) || isNullish(index)) return null;
    return at(arrayOf(array, name, 28689), integerOf(index, name));
  }),
  $first: unary((value, name) => (isNullish(value) ? null : at(arrayOf(value, name, 28689), 0))),
  $last: unary((value, name) => (isNullish(value) ? null : at(arrayOf(value, name, 28689), -1))),
  $concatArrays: variadic((values, _env, name) =>
    values.some(isNullish) ? null : values.flatMap((value) => arrayOf(value, name)),
  ),
  $isArray: unary((value) => Array.isArray(value)),
  $size: unary((value, name) => {
    if (!Array.isArray(value))
      throw location(17124, `The argument to ${name} must be an array, but was of type: ${typeName(value)}`);
    return makeInt(value.length);
  }),
  $in: withArguments(2, 2, ([value, array], env, name) =>
    arrayOf(array, name, 40081).some((element) => valuesEqual(element, value, env.collation)),
  ),
  $map: forEach('in', (_values, results) => results.map((result) => result ?? null)),
  $filter: forEach('cond', (values, results, limit) =>
    values.filter((_, i) => isTruthy(results[i])).slice(0, limit),
  ),
  $reduce: reduce,
  $slice: slice,
  $indexOfArray: indexOfArray,
  $range: range,
  $reverseArray: unary((value, name) =>
    isNullish(value) ? null : [...arrayOf(value, name, 34435)].reverse(),
  ),
  $zip: zip,
  $arrayToObject: arrayToObject,
  $objectToArray: objectToArray,
  $sortArray: sortArray,
  $setUnion: setOperator((sets) => [...keyed(sets.flatMap((set) => [...set.values()])).values()]),
  $setIntersection: setOperator(([first = new Map<string, unknown>(), ...rest]) =>
    [...first].filter(([key]) => rest.every((set) => set.has(key))).map(([, value]) => value),
  ),
  $setDifference: setOperator(
    ([a = new Map<string, unknown>(), b]) => [...a].filter(([key]) => !b?.has(key)).map(([, value]) => value),
    2,
    2,
  ),
  $setEquals: setOperator(([first = new Map<string, unknown>(), ...rest]) =>
    rest.every((set) => isSubset(first, set) && isSubset(set, first)),
  ),
  $setIsSubset: setOperator(
    ([a = new Map<string, unknown>(), b = new Map<string, unknown>()]) => isSubset(a, b),
    2,
    2,
  ),
  $anyElementTrue: unary((value, name) => arrayOf(value, name, 17041).some(isTruthy)),
  $allElementsTrue: unary((value, name) => arrayOf(value, name, 17040).every(isTruthy)),
};
