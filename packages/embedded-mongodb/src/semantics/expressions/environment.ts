import type { Document } from 'bson';
import { CommandError } from '../../errors';
import type { StringComparer } from '../values/compare';
import { fieldsOf, getField, isDocument } from '../values/types';

interface Scope {
  name: string;
  value: unknown;
  outer: Scope | undefined;
}

/** What an expression is evaluated in: a document and the variables in scope. */
export interface Environment {
  root: unknown;
  scope: Scope | undefined;
  now: Date;
  collation: StringComparer | undefined;
}

/** A compiled expression; undefined stands for a missing value. */
export type Expression = (env: Environment) => unknown;

/** Compiles an inner expression; `names` are variables it may use beside those already known. */
export type Compiler = (expression: unknown, names?: string[]) => Expression;

/** Compiles one operator's operand. */
export type OperatorFactory = (operand: unknown, compile: Compiler, name: string) => Expression;

export function newEnvironment(
  root: unknown,
  options: { variables?: Document; now?: Date; collation?: StringComparer },
): Environment {
  let env: Environment = {
    root,
    scope: undefined,
    now: options.now ?? new Date(),
    collation: options.collation,
  };
  for (const [name, value] of Object.entries(options.variables ?? {})) env = bind(env, name, value);
  return env;
}

/** An environment with one more variable. */
export function bind(env: Environment, name: string, value: unknown): Environment {
  return { ...env, scope: { name, value, outer: env.scope } };
}

export function readVariable(env: Environment, name: string): unknown {
  let scope = env.scope;
  while (scope && scope.name !== name) scope = scope.outer;
  return scope?.value;
}

/** Follows field names into documents; an array gives the array of what its elements give. */
export function followPath(value: unknown, parts: string[], depth = 0): unknown {
  if (depth === parts.length) return value;
  if (Array.isArray(value)) {
    const found: unknown[] = [];
    for (const element of value as unknown[]) {
      const inner = followPath(element, parts, depth);
      if (inner !== undefined) found.push(inner);
    }
    return found;
  }
  if (!isDocument(value)) return undefined;
  return followPath(getField(fieldsOf(value), parts[depth] as string), parts, depth + 1);
}

const plural = (count: number) => (count === 1 ? '1 argument' : `${count} arguments`);

/** An operator that takes a fixed range of arguments, all evaluated before `apply` sees them. */
export function withArguments(
  least: number,
  most: number,
  apply: (values: unknown[], env: Environment, name: string) => unknown,
): OperatorFactory {
  return (operand, compile, name) => {
    const operands: unknown[] = Array.isArray(operand) ? operand : [operand];
    if (operands.length < least || operands.length > most) {
      const wanted =
        least === most ? `exactly ${plural(least)}` : `at least ${least} and at most ${plural(most)}`;
      throw new CommandError(
        16020,
        'Location16020',
        `Expression ${name} takes ${wanted}. ${operands.length} were passed in.`,
      );
    }
    const expressions = operands.map((item) => compile(item));
    return (env) =>
      apply(
        expressions.map((expression) => expression(env)),
        env,
        name,
      );
  };
}

export const unary = (apply: (value: unknown, name: string, env: Environment) => unknown): OperatorFactory =>
  withArguments(1, 1, ([value], env, name) => apply(value, name, env));

export const variadic = (
  apply: (values: unknown[], env: Environment, name: string) => unknown,
): OperatorFactory => withArguments(0, Infinity, apply);

/** An operator whose operand is a document of named arguments, all evaluated before `apply` sees them. */
export function withNamedArguments(
  allowed: string[],
  required: string[],
  apply: (values: Record<string, unknown>, env: Environment, name: string) => unknown,
): OperatorFactory {
  return (operand, compile, name) => {
    const fields = namedOperands(operand, allowed, required, name);
    const expressions = Object.entries(fields).map(([key, value]) => [key, compile(value)] as const);
    return (env) =>
      apply(Object.fromEntries(expressions.map(([key, value]) => [key, value(env)])), env, name);
  };
}

/** Checks the names of an operator's arguments. */
export function namedOperands(
  operand: unknown,
  allowed: string[],
  required: string[],
  name: string,
): Document {
  if (!isDocument(operand)) {
    throw new CommandError(9, 'FailedToParse', `${name} only supports an object as its argument`);
  }
  for (const key of Object.keys(operand)) {
    if (!allowed.includes(key))
      throw new CommandError(9, 'FailedToParse', `Unrecognized argument to ${name}: ${key}`);
  }
  for (const key of required) {
    if (!Object.hasOwn(operand, key)) {
      throw new CommandError(9, 'FailedToParse', `Missing '${key}' parameter to ${name}`);
    }
  }
  return operand;
}
