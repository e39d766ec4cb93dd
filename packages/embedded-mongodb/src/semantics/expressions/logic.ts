import { location } from '../../errors';
import { compareValues } from '../values/compare';
import { isTruthy, makeInt } from '../values/numbers';
import { isDocument, isNullish } from '../values/types';
import { bind, type Environment, type OperatorFactory } from './environment';
import { namedOperands, operator } from './operator';

/** As compareValues, but in expressions a missing value is below null. */
function compareInExpression(a: unknown, b: unknown, { collation }: Environment): number {
  if (isNullish(a) && isNullish(b)) return Number(a !== undefined) - Number(b !== undefined);
  return compareValues(a, b, collation);
}

const comparing = (accept: (order: number) => unknown) =>
  operator(14, 'any any', ([a, b], env) => accept(compareInExpression(a, b, env)));

const listOf = (operand: unknown) => (Array.isArray(operand) ? operand : [operand]) as unknown[];

/** `$and` and `$or` stop at the first operand that decides. */
const deciding =
  (decides: boolean): OperatorFactory =>
  (operand, compile) => {
    const expressions = listOf(operand).map((item) => compile(item));
    return (env) => expressions.some((expression) => isTruthy(expression(env)) === decides) === decides;
  };

const cond: OperatorFactory = (operand, compile, name) => {
  let parts = operand;
  if (isDocument(operand)) {
    const spec = namedOperands(operand, 'if:any then:any else:any', name);
    parts = [spec.if, spec.then, spec.else];
  }
  if (!Array.isArray(parts) || parts.length !== 3)
    throw location(16020, 'Expression $cond takes exactly 3 arguments.');
  const [test, then, otherwise] = (parts as unknown[]).map((part) => compile(part));
  return (env) => (isTruthy(test?.(env)) ? then?.(env) : otherwise?.(env));
};

const ifNull: OperatorFactory = (operand, compile) => {
  if (!Array.isArray(operand) || operand.length < 2)
    throw location(1257300, '$ifNull needs at least two arguments');
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

export const noBranch = () =>
  location(40066, '$switch could not find a matching branch for an input, and no default was specified.');

const switchOf: OperatorFactory = (operand, compile, name) => {
  const { branches, ...others } = namedOperands(operand, 'branches:array default:any?', name, 40061);
  if (branches.length === 0) throw location(40068, '$switch requires at least one branch.');
  const cases = branches.map((branch) => {
    const { case: test, then } = namedOperands(branch, 'case:any then:any', '$switch branch');
    return { test: compile(test), then: compile(then) };
  });
  const otherwise = Object.hasOwn(others, 'default') ? compile(others.default) : undefined;
  return (env) => {
    const then = cases.find(({ test }) => isTruthy(test(env)))?.then ?? otherwise;
    if (then) return then(env);
    throw noBranch();
  };
};

const letIn: OperatorFactory = (operand, compile, name) => {
  const { vars, in: body } = namedOperands(operand, 'vars:document in:any', name);
  const bindings = Object.entries(vars).map(([variable, value]) => [variable, compile(value)] as const);
  const inner = compile(body, Object.keys(vars));
  return (env) =>
    inner(bindings.reduce((scope, [variable, value]) => bind(scope, variable, value(env)), env));
};

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
  $not: operator(14, 'any', ([value]) => !isTruthy(value)),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchOf,
  $let: letIn,
  $literal: (operand) => () => operand,
};
