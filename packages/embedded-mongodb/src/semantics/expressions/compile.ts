import type { Document } from 'bson';
import { badValue, location } from '../../errors';
import type { CompileOptions } from '../options';
import { followPath } from '../paths';
import { isDocument, setField } from '../values/types';
import { arithmeticOperators } from './arithmetic';
import { arrayOperators } from './arrays';
import { conversionOperators } from './conversions';
import { dateOperators } from './dates';
import { documentOperators } from './documents';
import type { Compiler, Expression, OperatorFactory } from './environment';
import { logicOperators } from './logic';
import { stringOperators } from './strings';

/** Every expression operator, by name; what is not here is refused. */
export const operators = new Map<string, OperatorFactory>(
  Object.entries({
    ...logicOperators,
    ...arithmeticOperators,
    ...arrayOperators,
    ...stringOperators,
    ...conversionOperators,
    ...dateOperators,
    ...documentOperators,
  }),
);

/**
 * Compiles an aggregation expression once, to evaluate for many documents.
 * @param options what holds for all of them; the values of the variables may change between two documents
 * @throws CommandError that names an unknown operator or variable
 */
export function compileExpression(expression: unknown, options: CompileOptions): (doc: unknown) => unknown {
  const compiled = compileWith(expression, new Set(Object.keys(options.variables ?? {})));
  const { now, collation } = options;
  return (root) => compiled({ root, variables: options.variables, now, collation });
}

function compileWith(expression: unknown, names: Set<string>): Expression {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression, names);
  if (Array.isArray(expression)) return compileArray(expression, names);
  if (!isDocument(expression)) return () => expression;
  const first = Object.keys(expression)[0];
  return first?.startsWith('$') ? compileOperator(expression, names) : compileDocument(expression, names);
}

function compileArray(array: unknown[], names: Set<string>): Expression {
  const elements = array.map((element) => compileWith(element, names));
  return (env) => elements.map((element) => element(env) ?? null);
}

const systemVariables = new Map<string, Expression>([
  ['ROOT', (env) => env.root],
  ['CURRENT', (env) => env.root],
  ['NOW', (env) => env.now ?? new Date()],
  ['REMOVE', () => undefined],
]);

function compilePath(text: string, names: Set<string>): Expression {
  const isVariable = text.startsWith('$$');
  const parts = text.slice(isVariable ? 2 : 1).split('.');
  if (parts.includes('')) throw location(40353, `'${text}' is not a valid field path`);
  if (!isVariable) return (env) => followPath(env.root, parts);
  const name = parts.shift() as string;
  const start: Expression | undefined = names.has(name)
    ? (env) => env.variables?.[name] as unknown
    : systemVariables.get(name);
  if (!start) throw location(17276, `Use of undefined variable: ${name}`);
  return parts.length === 0 ? start : (env) => followPath(start(env), parts);
}

function compileOperator(expression: Document, names: Set<string>): Expression {
  const [[name, operand] = ['', undefined], ...others] = Object.entries(expression) as [string, unknown][];
  if (others.length > 0)
    throw location(15983, 'An object representing an expression must have exactly one field');
  const factory = operators.get(name);
  if (!factory) throw location(168, `Unrecognized expression '${name}'`);
  const compile: Compiler = (inner, more) => compileWith(inner, more ? new Set([...names, ...more]) : names);
  return factory(operand, compile, name);
}

function compileDocument(document: Document, names: Set<string>): Expression {
  const fields = Object.entries(document).map(([name, value]) => {
    if (name.includes('.')) throw location(16412, `FieldPath field names may not contain '.': ${name}`);
    if (name.startsWith('$')) throw badValue(`unexpected operator ${name} in an object expression`);
    return [name, compileWith(value, names)] as const;
  });
  return (env) => {
    const result: Document = {};
    for (const [name, expression] of fields) {
      const value = expression(env);
      if (value !== undefined) setField(result, name, value);
    }
    return result;
  };
}
