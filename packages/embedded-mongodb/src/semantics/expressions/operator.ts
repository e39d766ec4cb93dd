import { ObjectId, Timestamp, type Document } from 'bson';
import { failedToParse, location, type CommandError } from '../../errors';
import { timeOfDate } from '../values/dates';
import { asInteger, toNumeric, type Numeric } from '../values/numbers';
import { isDocument, isNullish, typeName } from '../values/types';
import type { Environment, OperatorFactory } from './environment';

interface Kind<T> {
  /** How an error names what was wanted. */
  wanted: string;
  /** The value as the operator works with it; undefined if it is of another kind. */
  read(value: unknown): T | undefined;
  /** The error's number, where it is the same for every operator. */
  code?: number;
}
const kind = <T>(wanted: string, read: Kind<T>['read'], code?: number): Kind<T> => ({ wanted, read, code });

/** The milliseconds of whatever dates are read from. */
function timeOf(value: unknown): number | undefined {
  if (value instanceof Date) return timeOfDate(value);
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  return value instanceof Timestamp ? value.t * 1000 : undefined;
}

const kinds = {
  string: kind('a string', (value) => (typeof value === 'string' ? value : undefined)),
  number: kind('a number', toNumeric),
  integer: kind('a whole number', asInteger),
  array: kind('an array', (value) => (Array.isArray(value) ? (value as unknown[]) : undefined)),
  document: kind('an object', (value) => (isDocument(value) ? value : undefined)),
  date: kind('a date', timeOf, 16006),
  zone: kind('a time zone', (value) => (typeof value === 'string' ? value : undefined), 40517),
};

type Kinds = { [K in keyof typeof kinds]: NonNullable<ReturnType<(typeof kinds)[K]['read']>> } & {
  any: unknown;
  number: Numeric;
};
type ValueOf<P> = P extends `${infer K}?`
  ? ValueOf<K> | undefined
  : P extends `${infer K}~`
    ? ValueOf<K> | null | undefined
    : P extends `${infer K}!`
      ? ValueOf<K>
      : P extends keyof Kinds
        ? Kinds[P]
        : never;
type Named<P> = P extends `${infer N}:${infer K}` ? { [name in N]: ValueOf<K> } : never;
type Both<U> = (U extends unknown ? (u: U) => void : never) extends (both: infer B) => void ? B : never;
type Words<S> = S extends `${infer A} ${infer B}` ? A | Words<B> : S;
type InOrder<S> = S extends `${infer A} ${infer B}` ? [ValueOf<A>, ...InOrder<B>] : [ValueOf<S>];
type Arguments<S> = S extends `${infer K}*`
  ? ValueOf<K>[]
  : S extends `${string}:${string}`
    ? Both<Named<Words<S>>>
    : InOrder<S>;

interface Parameter {
  name: string;
  kind: Kind<unknown> | undefined;
  mark: string;
}

function parameterOf(word: string): Parameter {
  const [, name = '', kindName, mark = ''] = /^(?:(\w+):)?(\w+)([?~!*]?)$/.exec(word) as RegExpExecArray;
  return { name, kind: kinds[kindName as keyof typeof kinds], mark };
}

function wrongKind(value: unknown, { kind, name }: Parameter, operator: string, code: number): CommandError {
  const what = name === '' ? operator : `'${name}' of ${operator}`;
  return location(kind?.code ?? code, `${what} must be ${kind?.wanted}, not ${typeName(value)}`);
}

/**
 * An operator whose arguments are all evaluated and checked before `apply` sees them.
 *
 * Its signature lists kinds (`any` or one of the table above), or `name:kind` for a document of named arguments. An
 * argument that is null or missing makes the result null, unless its kind is `any` or ends in `~` (passed on as it is)
 * or `!` (refused). One that ends in `?` may be left out; `*` takes any number of them.
 * @param code the error for an argument of another kind
 */
export function operator<S extends string>(
  signature: S,
  apply: (args: Arguments<S>, env: Environment, name: string) => unknown,
  code = 14,
): OperatorFactory {
  const parameters = signature.split(' ').map(parameterOf);
  const isNamed = signature.includes(':');
  return (operand, compile, name) => {
    const given = (isNamed ? namedArguments : listedArguments)(operand, parameters, name);
    const keys = given.map(([key]) => key as number);
    const expressions = given.map(([, argument]) => compile(argument));
    // Only what has a kind is looked at again: comparisons and the like go straight on.
    const typed = given.flatMap(([key, , parameter]) =>
      parameter.kind ? [{ ...parameter, key: key as number, reader: parameter.kind }] : [],
    );
    return (env) => {
      const args: Record<number, unknown> = isNamed ? {} : [];
      for (let i = 0; i < keys.length; i++) args[keys[i] as number] = expressions[i]?.(env);
      for (const { key, mark } of typed)
        if (isNullish(args[key]) && mark !== '!' && mark !== '~') return null;
      for (const parameter of typed) {
        const value = args[parameter.key];
        if (isNullish(value) && parameter.mark === '~') continue;
        const result = parameter.reader.read(value);
        if (result === undefined) throw wrongKind(value, parameter, name, code);
        args[parameter.key] = result;
      }
      return apply(args as Arguments<S>, env, name);
    };
  };
}

type Given = [key: string | number, argument: unknown, parameter: Parameter];
const plural = (count: number) => (count === 1 ? '1 argument' : `${count} arguments`);

function listedArguments(operand: unknown, parameters: Parameter[], name: string): Given[] {
  const list = (Array.isArray(operand) ? operand : [operand]) as unknown[];
  const [first] = parameters;
  if (first?.mark === '*') return list.map((argument, i) => [i, argument, first]);
  const least = parameters.filter(({ mark }) => mark !== '?').length;
  const most = parameters.length;
  if (list.length < least || list.length > most) {
    const wanted =
      least === most ? `exactly ${plural(least)}` : `at least ${least} and at most ${plural(most)}`;
    throw location(16020, `Expression ${name} takes ${wanted}. ${list.length} were passed in.`);
  }
  return list.map((argument, i) => [i, argument, parameters[i] as Parameter]);
}

function namedArguments(operand: unknown, parameters: Parameter[], name: string): Given[] {
  const allowed = parameters.map((parameter) => parameter.name);
  const required = parameters.filter(({ mark }) => mark !== '?').map((parameter) => parameter.name);
  return Object.entries(namedOperands(operand, allowed, required, name)).map(([key, argument]) => [
    key,
    argument,
    parameters[allowed.indexOf(key)] as Parameter,
  ]);
}

/** Checks the names of an operator's arguments. */
export function namedOperands(
  operand: unknown,
  allowed: string[],
  required: string[],
  name: string,
): Document {
  if (!isDocument(operand)) throw failedToParse(`${name} only supports an object as its argument`);
  const unknown = Object.keys(operand).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw failedToParse(`Unrecognized argument to ${name}: ${unknown}`);
  const absent = required.find((key) => !Object.hasOwn(operand, key));
  if (absent !== undefined) throw failedToParse(`Missing '${absent}' parameter to ${name}`);
  return operand;
}
