import type { Document } from 'bson';
import { CommandError, badValue, failedToParse, location } from '../../errors';
import { accumulators } from '../accumulators';
import { textScoreOf } from '../text-score';
import { compareValues } from '../values/compare';
import { isTruthy, makeDouble, makeInt } from '../values/numbers';
import { getField, isDocument, isNullish, setField } from '../values/types';
import {
  bind,
  namedOperands,
  unary,
  variadic,
  withArguments,
  withNamedArguments,
  type Environment,
  type OperatorFactory,
} from './environment';

/** As compareValues, but in expressions a missing value is below null. */
export function compareInExpression(a: unknown, b: unknown, env: Environment): number {
  if (isNullish(a) && isNullish(b)) return Number(a !== undefined) - Number(b !== undefined);
  return compareValues(a, b, env.collation);
}

const comparing = (accept: (order: number) => unknown): OperatorFactory =>
  withArguments(2, 2, ([a, b], env) => accept(compareInExpression(a, b, env)));

/** `$and` and `$or` stop at the first operand that decides. */
const deciding =
  (decides: boolean): OperatorFactory =>
  (operand, compile) => {
    const expressions = ((Array.isArray(operand) ? operand : [operand]) as unknown[]).map((item) =>
      compile(item),
    );
    return (env) => expressions.some((expression) => isTruthy(expression(env)) === decides) === decides;
  };

const cond: OperatorFactory = (operand, compile, name) => {
  let parts = operand as unknown[];
  if (isDocument(operand)) {
    const {
      if: test,
      then,
      else: otherwise,
    } = namedOperands(operand, ['if', 'then', 'else'], ['if', 'then', 'else'], name);
    parts = [test, then, otherwise];
  }
  if (!Array.isArray(parts) || parts.length !== 3) {
    throw location(16020, 'Expression $cond takes exactly 3 arguments.');
  }
  const [test, then, otherwise] = parts.map((part) => compile(part));
  return (env) => (isTruthy(test?.(env)) ? then?.(env) : otherwise?.(env));
};

const ifNull: OperatorFactory = (operand, compile) => {
  if (!Array.isArray(operand) || operand.length < 2) {
    throw location(1257300, '$ifNull needs at least two arguments');
  }
  const expressions = (operand as unknown[]).map((item) => compile(item));
  return (env) => {
    let value: unknown;
    for (const expression of expressions) {
      value = expression(env);
      if (!isNullish(value)) return value;
    }
    return value;
  };
};

const switchOf: OperatorFactory = (operand, compile, name) => {
  const { branches, default: fallback } = namedOperands(operand, ['branches', 'default'], ['branches'], name);
  if (!Array.isArray(branches) || branches.length === 0)
    throw location(40068, '$switch requires at least one branch.');
  const cases = (branches as unknown[]).map((branch) => {
    const { case: test, then } = namedOperands(branch, ['case', 'then'], ['case', 'then'], '$switch branch');
    return { test: compile(test), then: compile(then) };
  });
  const otherwise = Object.hasOwn(operand as Document, 'default') ? compile(fallback) : undefined;
  return (env) => {
    const found = cases.find(({ test }) => isTruthy(test(env)));
    if (found) return found.then(env);
    if (otherwise) return otherwise(env);
    throw location(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
};

const letIn: OperatorFactory = (operand, compile, name) => {
  const { vars, in: body } = namedOperands(operand, ['vars', 'in'], ['vars', 'in'], name);
  if (!isDocument(vars)) throw failedToParse('invalid parameter: expected an object (vars)');
  const bindings = Object.entries(vars).map(([variable, value]) => [variable, compile(value)] as const);
  const inner = compile(body, Object.keys(vars));
  return (env) =>
    inner(bindings.reduce((scope, [variable, value]) => bind(scope, variable, value(env)), env));
};

const meta: OperatorFactory = (operand) => {
  if (operand !== 'textScore')
    throw badValue(`$meta '${String(operand)}' is not supported, only 'textScore'`);
  return (env) => {
    const score = textScoreOf(env.root);
    return score === undefined ? undefined : makeDouble(score);
  };
};

const getFieldOf: OperatorFactory = (operand, compile) => {
  const spec = isDocument(operand) && Object.hasOwn(operand, 'field') ? operand : { field: operand };
  const field = compile(spec.field);
  const input = compile(spec.input ?? '$$CURRENT');
  return (env) => {
    const name = field(env);
    if (typeof name !== 'string')
      throw location(5654602, "$getField requires 'field' to evaluate to a String");
    const holder = input(env);
    return isDocument(holder) ? getField(holder, name) : holder === null ? null : undefined;
  };
};

const setFieldOf = withNamedArguments(
  ['field', 'input', 'value'],
  ['field', 'input'],
  ({ field, input, value }, _env, name) => {
    if (isNullish(input)) return null;
    if (!isDocument(input)) throw location(4161105, `${name} requires 'input' to evaluate to type Object`);
    if (typeof field !== 'string')
      throw location(4161106, `${name} requires 'field' to evaluate to type String`);
    const result: Document = { ...input };
    if (value === undefined) delete (result as Record<string, unknown>)[field];
    else setField(result, field, value);
    return result;
  },
);

/** `$sum: [a, b]` and `$sum: '$array'`: the accumulator over the operands, or over one operand's elements. */
const accumulating = (name: string): OperatorFactory =>
  variadic((values, env) => {
    const state = accumulators.get(name)?.(env.collation);
    if (!state) throw new CommandError(168, 'InvalidPipelineOperator', `Unrecognized expression '${name}'`);
    const [only] = values;
    for (const value of values.length === 1 && Array.isArray(only) ? (only as unknown[]) : values)
      state.add(value);
    return state.result();
  });

export const logicOperators: Record<string, OperatorFactory> = {
  $eq: comparing((order) => order === 0),
  $ne: comparing((order) => order !== 0),
  $gt: comparing((order) => order > 0),
  $gte: comparing((order) => order >= 0),
  $lt: comparing((order) => order < 0),
  $lte: comparing((order) => order <= 0),
  $cmp: comparing((order) => makeInt(Math.sign(order))),
  $and: deciding(false),
  $or: deciding(true),
  $not: unary((value) => !isTruthy(value)),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchOf,
  $let: letIn,
  $literal: (operand) => () => operand,
  $const: (operand) => () => operand,
  $meta: meta,
  $getField: getFieldOf,
  $setField: setFieldOf,
  $unsetField: withNamedArguments(['field', 'input'], ['field', 'input'], ({ field, input }) => {
    if (!isDocument(input)) return null;
    return Object.fromEntries(Object.entries(input).filter(([name]) => name !== field));
  }),
  $sum: accumulating('$sum'),
  $avg: accumulating('$avg'),
  $min: accumulating('$min'),
  $max: accumulating('$max'),
  $mergeObjects: accumulating('$mergeObjects'),
};
