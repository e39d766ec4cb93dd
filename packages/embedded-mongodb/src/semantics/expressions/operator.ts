import { ObjectId, Timestamp, type Document } from 'bson';
import { location, typeMismatch } from '../../errors';
import type { CompileOptions } from '../options';
import { asInteger, toNumeric, wholeNumber, type Numeric } from '../values/numbers';
import { firstOperator, isDocument, isNullish, typeName } from '../values/types';
import { timeOfDate } from './date-units';

/** What an expression is evaluated in: a document, and the variables in scope. */
export interface Environment extends CompileOptions {
  root: unknown;
}

/** A compiled expression; undefined stands for a missing value. */
export type Expression = (env: Environment) => unknown;

/** Compiles an inner expression; `names` are variables it may use beside those already known. */
export type Compiler = (expression: unknown, names?: string[]) => Expression;

/** Compiles one operator's operand. */
export type OperatorFactory = (operand: unknown, compile: Compiler, name: string) => Expression;

/** The milliseconds of whatever dates are read from. */
export function timeOf(value: unknown): number | undefined {
  if (value instanceof Date) return timeOfDate(value);
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  return value instanceof Timestamp ? value.t * 1000 : undefined;
}

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
type Arguments<S> = S extends `${infer K}*`
  ? ValueOf<K>[]
  : S extends `${string}:${string}`
    ? Named<S>
    : InOrder<S>;

interface Parameter {
  name: string;
  kindName: string;
  kind: Kind | undefined;
  marks: string;
}

const word = /^(?:([\w$]+):)?([\w|-]+)([?~!*]*)$/;
const parametersOf = (signature: string): Parameter[] =>
  (signature.match(/\S+/g) ?? []).map((text) => {
    const [, name = '', kindName = '', marks = ''] = word.exec(text) as RegExpExecArray;
    return { name, kindName, kind: kindOf(kindName), marks };
  });
const isOptional = ({ marks }: Parameter) => marks.includes('?');

function read(value: unknown, { kind, name, marks }: Parameter, operator: string): unknown {
  if (!kind || (marks.includes('~') && isNullish(value))) return value;
  const [wanted, readAs] = kind;
  const result = readAs(value);
  if (result !== undefined) return result;
  const what = name === '' ? operator : `${name} in ${operator}`;
  const given = typeof value === 'string' ? `'${value.slice(0, 100)}'` : typeName(value);
  throw typeMismatch(`${what} must be ${wanted}, not ${given}`);
}

/**
 * An operator whose arguments are evaluated, but for those of the kinds `lazy` and `constant`, and checked before
 * `apply` sees them.
 * @param signature the kinds of the arguments in order (`number integer?`), of all of them (`string*`) or by name
 * (`input:string chars:string?`). `?` may be left out, `~` may be null; where any other one is null or missing, so is
 * the result, but where it is marked with `!` it is refused.
 * @param variablesOf the names of the variables that lazy arguments may use
 */
export function operator<S extends string>(
  signature: S,
  apply: (args: Arguments<S>, env: Environment, name: string) => unknown,
  variablesOf: (operand: Document) => string[] = () => [],
): OperatorFactory {
  const parameters = parametersOf(signature);
  const isNamed = signature.includes(':');
  const argumentsOf = isNamed ? namedArguments : listedArguments;
  return (operand, compile, name) => {
    const compiled = argumentsOf(operand, parameters, name).map(([key, argument, parameter]) => {
      const isLazy = parameter.kindName === 'lazy';
      const expression = parameter.kindName === 'constant' ? { $literal: argument } : argument;
      const evaluate = compile(expression, isLazy ? variablesOf(operand as Document) : []);
      return { key: key as number, parameter, evaluate: isLazy ? lazily(evaluate) : evaluate };
    });
    // Only what has a kind is looked at again: comparisons and the like go straight on.
    const typed = compiled.filter(({ parameter }) => parameter.kind);
    const mayBeNull = typed.filter(({ parameter: { marks } }) => !/[!~]/.test(marks));
    return (env) => {
      const args: Record<number, unknown> = isNamed ? {} : [];
      for (const { key, evaluate } of compiled) args[key] = evaluate(env);
      for (const { key } of mayBeNull) if (isNullish(args[key])) return null;
      for (const { key, parameter } of typed) args[key] = read(args[key], parameter, name);
      return apply(args as Arguments<S>, env, name);
    };
  };
}

/** Evaluates an expression later, perhaps with more variables. */
export const lazily =
  (expression: Expression) =>
  (env: Environment): Lazy =>
  (variables) =>
    expression(variables ? { ...env, variables: { ...env.variables, ...variables } } : env);

type Given = [key: string | number, argument: unknown, parameter: Parameter];

/** Whether arguments are given by name, and not by an expression. */
export const hasNames = (operand: unknown): operand is Document =>
  isDocument(operand) && firstOperator(operand) === undefined;

/** The arguments by their names, where they are given in a list or the first by itself. */
export function byName(operand: unknown, ...names: string[]): Document {
  if (hasNames(operand)) return operand;
  const list = (Array.isArray(operand) ? operand : [operand]) as unknown[];
  return Object.fromEntries(list.map((argument, i) => [names[i] ?? i, argument]));
}

function listedArguments(operand: unknown, parameters: Parameter[], name: string): Given[] {
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

function namedArguments(operand: unknown, parameters: Parameter[], name: string): Given[] {
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

/** Reads and checks constant arguments by name, by a signature as `operator` takes it. */
export function namedOperands<S extends string>(operand: unknown, signature: S, name: string): Arguments<S> {
  const given = namedArguments(operand, parametersOf(signature), name);
  return Object.fromEntries(
    given.map(([key, value, parameter]) => [key, read(value, parameter, name)]),
  ) as Arguments<S>;
}
