import type { Document } from 'bson';
import { location, typeMismatch } from '../errors';
import { timeOf } from './expressions/date-units';
import { asInteger, toNumeric, wholeNumber, type Numeric } from './values/numbers';
import { isDocument, isNullish, typeName } from './values/types';

/** How an error names each kind, and the value as an operator works with it; undefined if it is of another kind. */
const kinds = {
  string: ['a string', (value) => (typeof value === 'string' ? value : undefined)],
  number: ['a number', toNumeric],
  integer: ['an integer', asInteger],
  int32: ['an integer of 32 bits', (value) => [asInteger(value)].find((n = NaN) => (n | 0) === n)],
  natural: ['a whole number that is not negative', (value) => wholeNumber(value, 0)],
  positive: ['a positive whole number', (value) => wholeNumber(value, 1)],
  boolean: ['a boolean', (value) => (typeof value === 'boolean' ? value : undefined)],
  array: ['an array', (value) => (Array.isArray(value) ? (value as unknown[]) : undefined)],
  document: ['an object', (value) => (isDocument(value) ? value : undefined)],
  date: ['a date', timeOf],
} satisfies Record<string, Kind>;
type Kind = [wanted: string, read: (value: unknown) => unknown];

/** A kind by its name, or one of several words (`up|down`). */
function kindOf(name: string): Kind | undefined {
  const words: unknown[] = name.split('|');
  if (words.length < 2) return kinds[name as keyof typeof kinds];
  return [`one of ${words.join(', ')}`, (value) => (words.includes(value) ? value : undefined)];
}

/** An argument that is evaluated when it is asked for, perhaps with more variables. */
export type Lazy = (variables?: Document) => unknown;

type Kinds = { [K in keyof typeof kinds]: NonNullable<ReturnType<(typeof kinds)[K][1]>> } & {
  any: unknown;
  constant: unknown;
  lazy: Lazy;
  number: Numeric;
};
type ValueOf<P> = P extends `${infer K}?`
  ? ValueOf<K> | undefined
  : P extends `${infer K}~`
    ? ValueOf<K> | null | undefined
    : P extends `${infer K}!`
      ? ValueOf<K>
      : P extends `${string}|${string}`
        ? string
        : Kinds[P & keyof Kinds];
type Named<S> = S extends `${infer A} ${infer B}`
  ? Named<A> & Named<B>
  : S extends `${infer N}:${infer K}`
    ? { [name in N]: ValueOf<K> }
    : unknown;
type InOrder<S> = S extends `${infer A} ${infer B}` ? [ValueOf<A>, ...InOrder<B>] : [ValueOf<S>];

/**
 * The values of the arguments of a signature: their kinds in order (`number integer?`), of all of them (`string*`) or
 * by name (`input:string chars:string?`). With `?` one may be left out, with `~` it may be null, and with `!` not.
 */
export type Arguments<S> = S extends `${infer K}*`
  ? ValueOf<K>[]
  : S extends `${string}:${string}`
    ? Named<S>
    : InOrder<S>;

const word = /^(?:([\w$]+):)?([\w|-]+)([?~!*]*)$/;
export const parametersOf = (signature: string) =>
  (signature.match(/\S+/g) ?? []).map((text) => {
    const [, name = '', kindName = '', marks = ''] = word.exec(text) as RegExpExecArray;
    return { name, kindName, kind: kindOf(kindName), marks };
  });
type Parameter = ReturnType<typeof parametersOf>[number];

const isOptional = ({ marks }: Parameter) => marks.includes('?');

/** The value of an argument as its kind has it; one of another kind is refused. */
export function readArgument(value: unknown, { kind, name, marks }: Parameter, operator: string): unknown {
  if (!kind || (marks.includes('~') && isNullish(value))) return value;
  const [wanted, readAs] = kind;
  const result = readAs(value);
  if (result !== undefined) return result;
  const what = name === '' ? operator : `${name} in ${operator}`;
  const given = typeof value === 'string' ? `'${value.slice(0, 100)}'` : typeName(value);
  throw typeMismatch(`${what} must be ${wanted}, not ${given}`);
}

/** An argument with its place or name. */
type Given = [key: string | number, argument: unknown, parameter: Parameter];

/** Arguments in the order of the parameters, and no more or fewer than these allow. */
export function listedArguments(operand: unknown, parameters: Parameter[], name: string): Given[] {
  const list = (Array.isArray(operand) ? operand : [operand]) as unknown[];
  const [first] = parameters as [Parameter];
  if (first.marks.includes('*')) return list.map((argument, i) => [i, argument, first]);
  const most = parameters.length;
  const least = parameters.filter((parameter) => !isOptional(parameter)).length;
  if (list.length >= least && list.length <= most)
    return list.map((argument, i) => [i, argument, parameters[i] as Parameter]);
  const wanted = least === most ? `exactly ${most}` : `${least} to ${most}`;
  throw location(16020, `Expression ${name} takes ${wanted} arguments, not ${list.length}.`);
}

/** Arguments by the names of the parameters, and none of another name. */
export function namedArguments(operand: unknown, parameters: Parameter[], name: string): Given[] {
  if (!isDocument(operand)) throw typeMismatch(`${name} only supports an object as its argument`);
  const unknown = Object.keys(operand).find((key) => !parameters.some((parameter) => parameter.name === key));
  if (unknown !== undefined) throw location(40415, `Unrecognized clause in ${name}: ${unknown}`);
  return parameters.flatMap((parameter): Given[] => {
    const argument: unknown = operand[parameter.name];
    if (argument !== undefined) return [[parameter.name, argument, parameter]];
    if (isOptional(parameter)) return [];
    throw location(40414, `Missing '${parameter.name}' parameter to ${name}`);
  });
}

/** Reads and checks constant arguments by name, by a signature. */
export function namedOperands<S extends string>(operand: unknown, signature: S, name: string): Arguments<S> {
  const given = namedArguments(operand, parametersOf(signature), name);
  return Object.fromEntries(
    given.map(([key, value, parameter]) => [key, readArgument(value, parameter, name)]),
  ) as Arguments<S>;
}
