import type { Document } from 'bson';
import type { StringComparer } from '../values/compare';
import { fieldsOf, getField, isDocument } from '../values/types';

/** What expressions share for a whole command. */
export interface EnvironmentOptions {
  /** Values of `$$name`, by name without the dollars. */
  variables?: Document;
  /** The time of the command, for `$$NOW`. */
  now?: Date;
  /** From `compileCollation`; undefined is the simple (binary) collation. */
  collation?: StringComparer;
}

/** What an expression is evaluated in: a document, and the variables in scope. */
export interface Environment extends EnvironmentOptions {
  root: unknown;
}

/** A compiled expression; undefined stands for a missing value. */
export type Expression = (env: Environment) => unknown;

/** Compiles an inner expression; `names` are variables it may use beside those already known. */
export type Compiler = (expression: unknown, names?: string[]) => Expression;

/** Compiles one operator's operand. */
export type OperatorFactory = (operand: unknown, compile: Compiler, name: string) => Expression;

/** An environment with one more variable. */
export const bind = (env: Environment, name: string, value: unknown): Environment => ({
  ...env,
  variables: { ...env.variables, [name]: value },
});

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
