import { ObjectId, Timestamp } from 'bson';
import { failedToParse, location } from '../../errors';
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
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** The milliseconds of whatever dates are read from. */
function timeOf(value: unknown): number | undefined {
  if (value instanceof Date) return timeOfDate(value);
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  return value instanceof Timestamp ? value.t * 1000 : undefined;
}

const kinds = {
  string: kind('a string', textOf),
  number: kind('a number', toNumeric),
  integer: kind('an integer', asInteger),
  array: kind('an array', (value) => (Array.isArray(value) ? (value as unknown[]) : undefined)),
  document: kind('an object', (value) => (isDocument(value) ? value : undefined)),
  date: kind('a date', timeOf, 16006),
  zone: kind('a time zone', textOf, 40517),
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
type Words<S> = S extends `${infer A} ${infer B}` ? A | Words<B> : S;
type NameOf<W> = W extends `${infer N}:${string}` ? N : never;
type Named<S> = {
  [N in NameOf<Words<S>>]: ValueOf<
    Words<S> extends infer W ? (W extends `${N}:${infer K}` ? K : never) : never
  >;
};
type InOrder<S> = S extends `${infer A} ${infer B}` ? [ValueOf<A>, ...InOrder<B>] : [ValueOf<S>];
type Arguments<S> = S extends `${infer K}*`
  ? ValueOf<K>[]
  : S extends `${string}:${string}`
    ? Named<S>
    : InOrder<S>;

interface Parameter {
  name: string;
  kind: Kind<unknown> | undefined;
  mark: string;
}

const parametersOf = (signature: string): Parameter[] =>
  (signature.match(/\S+/g) ?? []).map((word) => {
    const [, name = '', kindName, mark = ''] = /^(?:(\w+):)?(\w+)([?~!*]?)$/.exec(word) as RegExpExecArray;
    return { name, kind: kinds[kindName as keyof typeof kinds], mark };
  });

function read(value: unknown, { kind, name }: Parameter, operator: string, code: number): unknown {
  const result = kind ? kind.read(value) : value;
  if (result !== undefined || !kind) return result;
  const what = name === '' ? operator : `'${name}' of ${operator}`;
  throw location(kind.code ?? code, `${what} must be ${kind.wanted}, not ${typeName(value)}`);
}

/**
 * An operator whose arguments are all evaluated and checked before `apply` sees them.
 * @param code the number of the error for an argument of the wrong kind
 * @param signature the kinds of the arguments in order (`number integer?`), of all of them (`string*`) or by name
 * (`input:string chars:string?`). `?` may be left out, `~` may be null; where any other one is null or missing, so is
 * the result, but where it is marked with `!` it is refused.
 */
export function operator<S extends string>(
  code: number,
  signature: S,
  apply: (args: Arguments<S>, env: Environment, name: string) => unknown,
): OperatorFactory {
  const parameters = parametersOf(signature);
  const isNamed = signature.includes(':');
  return (operand, compile, name) => {
    const given = (isNamed ? namedArguments : listedArguments)(operand, parameters, name).map(
      ([key, argument, parameter]) => ({ key: key as number, evaluate: compile(argument), parameter }),
    );
    // Only what has a kind is looked at again: comparisons and the like go straight on.
    const typed = given.filter(({ parameter }) => parameter.kind);
    const mayBeNull = typed.filter(({ parameter: { mark } }) => mark !== '!' && mark !== '~');
    return (env) => {
      const args: Record<number, unknown> = isNamed ? {} : [];
      for (const { key, evaluate } of given) args[key] = evaluate(env);
      for (const { key } of mayBeNull) if (isNullish(args[key])) return null;
      for (const { key, parameter } of typed) {
        if (isNullish(args[key]) && parameter.mark === '~') continue;
        args[key] = read(args[key], parameter, name, code);
      }
      return apply(args as Arguments<S>, env, name);
    };
  };
}

type Given = [key: string | number, argument: unknown, parameter: Parameter];
const plural = (count: number) => (count === 1 ? '1 argument' : `${count} arguments`);

function listedArguments(operand: unknown, parameters: Parameter[], name: string): Given[] {
  const list = (Array.isArray(operand) ? operand : [operand]) as unknown[];
  const [first] = parameters as [Parameter];
  const isAnyNumber = first.mark === '*';
  const least = isAnyNumber ? 0 : parameters.filter(({ mark }) => mark !== '?').length;
  const most = isAnyNumber ? Infinity : parameters.length;
  if (list.length < least || list.length > most) {
    const wanted =
      least === most ? `exactly ${plural(least)}` : `at least ${least} and at most ${plural(most)}`;
    throw location(16020, `Expression ${name} takes ${wanted}. ${list.length} were passed in.`);
  }
  return list.map((argument, i) => [i, argument, isAnyNumber ? first : (parameters[i] as Parameter)]);
}

function namedArguments(operand: unknown, parameters: Parameter[], name: string): Given[] {
  if (!isDocument(operand)) throw failedToParse(`${name} only supports an object as its argument`);
  const unknown = Object.keys(operand).find((key) => !parameters.some((parameter) => parameter.name === key));
  if (unknown !== undefined) throw failedToParse(`Unrecognized argument to ${name}: ${unknown}`);
  return parameters.flatMap((parameter): Given[] => {
    const argument: unknown = operand[parameter.name];
    if (argument !== undefined) return [[parameter.name, argument, parameter]];
    if (parameter.mark === '?') return [];
    throw failedToParse(`Missing '${parameter.name}' parameter to ${name}`);
  });
}

/** Reads and checks constant arguments by name, by a signature as `operator` takes it. */
export function namedOperands<S extends string>(
  operand: unknown,
  signature: S,
  name: string,
  code = 9,
): Arguments<S> {
  const given = namedArguments(operand, parametersOf(signature), name).map(([key, value, parameter]) => [
    key,
    read(value, parameter, name, code),
  ]);
  return Object.fromEntries(given) as Arguments<S>;
}
