import type { Document } from 'bson';
import { location } from '../../errors';
import { compileElementOrder } from '../sort';
import { valueKey, valuesEqual } from '../values/compare';
import { asInteger, isTruthy, makeInt } from '../values/numbers';
import { fieldsOf, isDocument, isNullish, setField, typeName } from '../values/types';
import { bind, type Environment, type OperatorFactory } from './environment';
import { namedOperands, operator } from './operator';

const arrayOf = (value: unknown, name: string, code: number): unknown[] => {
  if (Array.isArray(value)) return value;
  throw location(code, `input to ${name} must be an array, not ${typeName(value)}`);
};

/** `$map` and `$filter`: an expression for each element, with a variable that holds it. */
const forEach =
  (
    body: 'in' | 'cond',
    apply: (values: unknown[], inner: (value: unknown) => unknown, limit: number) => unknown,
  ): OperatorFactory =>
  (operand, compile, name) => {
    const allowed = ['input', 'as', body, ...(body === 'cond' ? ['limit'] : [])];
    const spec = namedOperands(operand, allowed, ['input', body], name);
    const variable = typeof spec.as === 'string' ? spec.as : 'this';
    const [input, limit, inner] = [
      compile(spec.input),
      compile(spec.limit),
      compile(spec[body], [variable]),
    ] as const;
    return (env) => {
      const value = input(env);
      if (isNullish(value)) return null;
      const most = limit(env);
      const count = isNullish(most) ? Infinity : asInteger(most);
      if (count === undefined || count < 1)
        throw location(327391, `${name}: limit must be a positive whole number`);
      return apply(
        arrayOf(value, name, body === 'in' ? 16883 : 28651),
        (element) => inner(bind(env, variable, element)),
        count,
      );
    };
  };

const reduce: OperatorFactory = (operand, compile, name) => {
  const names = ['input', 'initialValue', 'in'];
  const spec = namedOperands(operand, names, names, name);
  const [input, initial] = [compile(spec.input), compile(spec.initialValue)];
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

const slice = operator(
  'array integer integer?',
  ([array, first, length]) => {
    if (length === undefined) return first >= 0 ? array.slice(0, first) : array.slice(first);
    if (length <= 0) throw location(28729, 'Third argument to $slice must be positive');
    const start = first >= 0 ? first : Math.max(0, array.length + first);
    return array.slice(start, start + length);
  },
  28724,
);

const indexOfArray = operator(
  'array any integer? integer?',
  ([array, wanted, start = 0, end = array.length], { options }) => {
    const last = Math.min(array.length, end);
    for (let i = start; i < last; i++)
      if (valuesEqual(array[i], wanted, options.collation)) return makeInt(i);
    return makeInt(-1);
  },
  40090,
);

const range = operator(
  'integer! integer! integer?',
  ([from, to, step = 1]) => {
    if (step === 0) throw location(34449, '$range requires a non-zero step value');
    const length = Math.max(0, Math.ceil((to - from) / step));
    if (length > 10_000_000) throw location(34445, '$range would make too large an array');
    return Array.from({ length }, (_, i) => makeInt(from + i * step));
  },
  34443,
);

const zip = operator(
  'inputs:array useLongestLength:any? defaults:array?',
  ({ inputs, useLongestLength, defaults = [] }, _env, name) => {
    if (inputs.some(isNullish)) return null;
    if (defaults.length > 0 && useLongestLength !== true)
      throw location(34466, `${name}: cannot specify defaults unless useLongestLength is true`);
    const lists = inputs.map((list) => arrayOf(list, name, 34468));
    const lengths = lists.map((list) => list.length);
    const length = useLongestLength === true ? Math.max(...lengths) : Math.min(...lengths);
    return Array.from({ length }, (_, i) =>
      lists.map((list, j) => (i < list.length ? list[i] : (defaults[j] ?? null))),
    );
  },
  34461,
);

const arrayToObject = operator(
  'array',
  ([array], _env, name) => {
    const result: Document = {};
    for (const item of array) {
      const [key, field] = Array.isArray(item)
        ? (item as unknown[])
        : isDocument(item)
          ? [item.k, item.v]
          : [];
      if (typeof key !== 'string')
        throw location(40394, `${name} requires an array of key-value pairs, where the key is a string`);
      setField(result, key, field ?? null);
    }
    return result;
  },
  40386,
);

const sortArray = operator(
  'input:array sortBy:any',
  ({ input, sortBy }, { options }) => [...input].sort(compileElementOrder(sortBy, options.collation)),
  2942504,
);

/** The distinct values of arrays, each under its key; of equal ones the first. */
type ValueSet = Map<string, unknown>;

const toSet = (values: unknown[], { options }: Environment): ValueSet => {
  const set: ValueSet = new Map();
  for (const value of values) {
    const key = valueKey(value, options.collation);
    if (!set.has(key)) set.set(key, value);
  }
  return set;
};

const ofSets = (apply: (sets: ValueSet[]) => unknown) =>
  operator('array*', (arrays, env) => apply(arrays.map((array) => toSet(array, env))), 17040);
const ofTwoSets = (apply: (a: ValueSet, b: ValueSet) => unknown) =>
  operator('array array', ([a, b], env) => apply(toSet(a, env), toSet(b, env)), 17048);
const chosen = (set: ValueSet | undefined, isChosen: (key: string) => boolean) =>
  [...(set ?? [])].filter(([key]) => isChosen(key)).map(([, value]) => value);
const isSubset = (a: ValueSet, b: ValueSet) => [...a.keys()].every((key) => b.has(key));

export const arrayOperators: Record<string, OperatorFactory> = {
  $arrayElemAt: operator('array integer', ([array, index]) => array.at(index), 28689),
  $first: operator('array', ([array]) => array[0], 28689),
  $last: operator('array', ([array]) => array.at(-1), 28689),
  $concatArrays: operator('array*', (arrays) => arrays.flat(1), 28664),
  $isArray: operator('any', ([value]) => Array.isArray(value)),
  $size: operator('array!', ([array]) => makeInt(array.length), 17124),
  $in: operator(
    'any array!',
    ([value, array], { options }) => array.some((element) => valuesEqual(element, value, options.collation)),
    40081,
  ),
  $map: forEach('in', (values, inner) => values.map((value) => inner(value) ?? null)),
  $filter: forEach('cond', (values, inner, limit) => {
    const kept: unknown[] = [];
    for (const value of values) if (kept.length < limit && isTruthy(inner(value))) kept.push(value);
    return kept;
  }),
  $reduce: reduce,
  $slice: slice,
  $indexOfArray: indexOfArray,
  $range: range,
  $reverseArray: operator('array', ([array]) => [...array].reverse(), 34435),
  $sortArray: sortArray,
  $zip: zip,
  $arrayToObject: arrayToObject,
  $objectToArray: operator(
    'document',
    ([doc]) => Object.entries(fieldsOf(doc)).map(([k, v]) => ({ k, v: v as unknown })),
    40390,
  ),
  $setUnion: operator('array*', (arrays, env) => [...toSet(arrays.flat(1), env).values()], 17043),
  $setIntersection: ofSets(([first, ...rest]) => chosen(first, (key) => rest.every((set) => set.has(key)))),
  $setDifference: ofTwoSets((a, b) => chosen(a, (key) => !b.has(key))),
  $setEquals: ofSets(([first = new Map<string, unknown>(), ...rest]) =>
    rest.every((set) => isSubset(first, set) && isSubset(set, first)),
  ),
  $setIsSubset: ofTwoSets(isSubset),
  $anyElementTrue: operator('array!', ([array]) => array.some(isTruthy), 17041),
  $allElementsTrue: operator('array!', ([array]) => array.every(isTruthy), 17040),
};
