import type { Document } from 'bson';
import { failedToParse, location } from '../../errors';
import type { CompileOptions } from '../options';
import { checkFieldName, fieldPath, followPath } from '../paths';
import { firstOperator, isDocument, onlyEntry, setField } from '../values/types';
import { arithmeticOperators } from './arithmetic';
import { arrayOperators } from './arrays';
import { conversionOperators } from './conversions';
import { dateOperators } from './dates';
import { logicOperators } from './logic';
import type { Expression, OperatorFactory } from './operator';
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
  }),
);

/**
 * Compiles an aggregation expression once, to evaluate for many documents.
 * @param options what holds for all of them; the values of the variables may change between two documents
 * @throws CommandError that names an unknown operator or variable
 */
export function compileExpression(expression: unknown, options: CompileOptions): (doc: unknown) => unknown {
  const compiled = compileWith(expression, withVariables(new Set(), Object.keys(options.variables ?? {})));
  const { now, collation } = options;
  return (root) => compiled({ root, variables: options.variables, now, collation });
}

function compileWith(expression: unknown, names: Set<string>): Expression {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression, names);
  if (Array.isArray(expression)) {
    const elements = expression.map((element) => compileWith(element, names));
    return (env) => elements.map((element) => element(env) ?? null);
  }
  if (!isDocument(expression)) return () => expression;
  const compile = firstOperator(expression) === undefined ? compileDocument : compileOperator;
  return compile(expression, names);
}

const systemVariables = new Map<string, Expression>([
  ['ROOT', (env) => env.root],
  ['CURRENT', (env) => env.root],
  ['NOW', (env) => env.now ?? new Date()],
  ['REMOVE', () => undefined],
]);

/** `$a.b` is `$$CURRENT.a.b`. */
function compilePath(text: string, names: Set<string>): Expression {
  const path = text.startsWith('$$') ? text.slice(2) : `CURRENT.${text.slice(1)}`;
  const [name = ''] = path.split('.', 1);
  const start: Expression | undefined = names.has(name)
    ? (env) => env.variables?.[name] as unknown
    : systemVariables.get(name);
  const parts = fieldPath(path).slice(1);
  if (!start) throw location(17276, `Use of undefined variable: ${name}`);
  return parts.length === 0 ? start : (env) => followPath(start(env), parts);
}

/** Names of variables; those that begin with a capital letter are the system's, and only CURRENT can be set. */
const settableName = /^(?:[a-z\u0080-\uffff][\w\u0080-\uffff]*|CURRENT)$/;

function withVariables(names: Set<string>, more: string[]): Set<string> {
  const wrong = more.find((variable) => !settableName.test(variable));
  if (wrong !== undefined) throw failedToParse(`'${wrong}' is not a valid name of a variable`);
  return more.length > 0 ? new Set([...names, ...more]) : names;
}

function compileOperator(expression: Document, names: Set<string>): Expression {
  const [name, operand] = onlyEntry(expression) ?? [];
  if (name === undefined)
    throw location(15983, 'An object representing an expression must have exactly one field');
  const factory = operators.get(name);
  if (!factory) throw location(168, `Unrecognized expression '${name}'`);
  return factory(operand, (inner, more = []) => compileWith(inner, withVariables(names, more)), name);
}

function compileDocument(document: Document, names: Set<string>): Expression {
  const fields = Object.entries(document).map(([name, value]) => {
    checkFieldName(name);
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
