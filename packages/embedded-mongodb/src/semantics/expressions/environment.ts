import type { Document } from 'bson';
import type { StringComparer } from '../values/compare';
import { fieldsOf, getField, isDocument } from '../values/types';

interface Scope {
  name: string;
  value: unknown;
  outer: Scope | undefined;
}

/** What expressions share for a whole command. */
export interface EnvironmentOptions {
  /** Values of `$$name`, by name without the dollars. */
  variables?: Document;
  now?: Date;
  collation?: StringComparer;
}

/** What an expression is evaluated in: a document, the command's options and the variables in scope. */
export interface Environment {
  root: unknown;
  scope: Scope | undefined;
  options: EnvironmentOptions;
}

/** A compiled expression; undefined stands for a missing value. */
export type Expression = (env: Environment) => unknown;

/** Compiles an inner expression; `names` are variables it may use beside those already known. */
export type Compiler = (expression: unknown, names?: string[]) => Expression;

/** Compiles one operator's operand. */
export type OperatorFactory = (operand: unknown, compile: Compiler, name: string) => Expression;

export const newEnvironment = (root: unknown, options: EnvironmentOptions): Environment => ({
  root,
  scope: undefined,
  options,
});

/** An environment with one more variable. */
export const bind = (env: Environment, name: string, value: unknown): Environment => ({
  ...env,
  scope: { name, value, outer: env.scope },
});

export function readVariable({ scope, options }: Environment, name: string): unknown {
  for (let at = scope; at; at = at.outer) if (at.name === name) return at.value;
  return options.variables?.[name];
}

/** Follows field names into documents; an array gives the array of what its elements give. */
export function followPath(value: unknown, parts: string[], depth = 0): unknown {
  if (depth === parts.length) return value;
  if (Array.isArray(value)) {
    return (value as unknown[])
      .map((element) => followPath(element, parts, depth))
      .filter((found) => found !== undefined);
  }
  if (!isDocument(value)) return undefined;
  return followPath(getField(fieldsOf(value), parts[depth] as string), parts, depth + 1);
}
