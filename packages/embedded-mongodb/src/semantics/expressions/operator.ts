import type { Document } from 'bson';
import type { CompileOptions } from '../options';
import {
  listedArguments,
  namedArguments,
  parametersOf,
  readArgument,
  type Arguments,
  type Lazy,
} from '../signature';
import { firstOperator, isDocument, isNullish } from '../values/types';

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

/**
 * An operator whose arguments are evaluated, but for those of the kinds `lazy` and `constant`, and checked before
 * `apply` sees them.
 * @param signature what the arguments are; where one is null or missing, so is the result, but with `~` and `!`
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
      for (const { key, parameter } of typed) args[key] = readArgument(args[key], parameter, name);
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

/** Whether arguments are given by name, and not by an expression. */
export const hasNames = (operand: unknown): operand is Document =>
  isDocument(operand) && firstOperator(operand) === undefined;

/** The arguments by their names, where they are given in a list or the first by itself. */
export function byName(operand: unknown, ...names: string[]): Document {
  if (hasNames(operand)) return operand;
  const list = (Array.isArray(operand) ? operand : [operand]) as unknown[];
  return Object.fromEntries(list.map((argument, i) => [names[i] ?? i, argument]));
}
