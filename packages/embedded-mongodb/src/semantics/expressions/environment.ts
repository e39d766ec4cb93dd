import type { CompileOptions } from '../options';

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
