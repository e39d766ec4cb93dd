import { location } from '../../errors';
import { namedOperands } from '../signature';
import { compareValues, comparisons } from '../values/compare';
import { isTruthy, makeInt } from '../values/numbers';
import { isNullish } from '../values/types';
import { byName, lazily, operator, type Environment, type OperatorFactory } from './operator';

/** As compareValues, but in expressions a missing value is below null. */
export function compareInExpression(a: unknown, b: unknown, { collation }: Environment): number {
  if (isNullish(a) && isNullish(b)) return Number(a !== undefined) - Number(b !== undefined);
  return compareValues(a, b, collation);
}

const comparing = (accept: (order: number) => unknown) =>
  operator('any any', ([a, b], env) => accept(compareInExpression(a, b, env)));

const choose = operator('if:lazy then:lazy else:lazy', (branches) =>
  isTruthy(branches.if()) ? branches.then() : branches.else(),
);

const firstKnown = operator('lazy*', (values) =>
  values.reduce<unknown>((value, next) => (isNullish(value) ? next() : value), undefined),
);

export const logicOperators: Record<string, OperatorFactory> = {
  ...Object.fromEntries(Object.entries(comparisons).map(([name, accept]) => [name, comparing(accept)])),
  $cmp: comparing((order) => makeInt(Math.sign(order))),
  $and: operator('lazy*', (values) => values.every((value) => isTruthy(value()))),
  $or: operator('lazy*', (values) => values.some((value) => isTruthy(value()))),
  $not: operator('any', ([value]) => !isTruthy(value)),
  /** `$cond: [test, then, else]` or `$cond: { if, then, else }`. */
  $cond: (operand, compile, name) => choose(byName(operand, 'if', 'then', 'else'), compile, name),
  $ifNull: (operand, compile, name) => {
    if (Array.isArray(operand) && operand.length > 1) return firstKnown(operand, compile, name);
    throw location(1257300, '$ifNull needs at least two arguments');
  },
  $switch: (operand, compile, name) => {
    const { branches, ...others } = namedOperands(operand, 'branches:array default:any?', name);
    if (branches.length === 0) throw location(40068, '$switch requires at least one branch.');
    const cases = branches.map((branch) => {
      const { case: test, then } = namedOperands(branch, 'case:any then:any', '$switch.branches');
      return { test: compile(test), then: compile(then) };
    });
    const otherwise = Object.hasOwn(others, 'default') ? compile(others.default) : undefined;
    return (env) => {
      const then = cases.find(({ test }) => isTruthy(test(env)))?.then ?? otherwise;
      if (then) return then(env);
      throw location(40066, `${name} found no matching branch for an input, and no default was specified.`);
    };
  },
  $let: (operand, compile, name) => {
    const { vars, in: body } = namedOperands(operand, 'vars:document in:any', name);
    const bindings = Object.entries(vars).map(([variable, value]) => [variable, compile(value)] as const);
    const inner = lazily(compile(body, Object.keys(vars)));
    return (env) =>
      inner(env)(Object.fromEntries(bindings.map(([variable, value]) => [variable, value(env)])));
  },
  $literal: (operand) => () => operand,
};
