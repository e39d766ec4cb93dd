import type { Document } from 'bson';
import { badValue, failedToParse, typeMismatch } from '../../errors';
import { compileElementTest } from '../filter/compile';
import { isOperatorDocument } from '../filter/operators';
import { matchesRegex } from '../filter/value-tests';
import { compileElementOrder } from '../sort';
import { regexParts, valuesEqual } from '../values/compare';
import { asInteger } from '../values/numbers';
import { isDocument, typeName } from '../values/types';
import { arrayOf, printed, type Change, type UpdateOperator } from './operator';

/** What an operator adds: the operand itself, or the values of `$each` with the modifiers beside it. */
function eachOf(operand: unknown, name: string, modifiers: string[]): { each: unknown[]; more: Document } {
  if (!isDocument(operand) || !Object.hasOwn(operand, '$each')) return { each: [operand], more: {} };
  const { $each: each, ...more } = operand;
  if (!Array.isArray(each))
    throw badValue(`The argument to $each in ${name} must be an array but it was of type: ${typeName(each)}`);
  const unknown = Object.keys(more).find((modifier) => !modifiers.includes(modifier));
  if (unknown !== undefined) throw badValue(`Unrecognized clause in ${name}: ${unknown}`);
  return { each, more };
}

function integerModifier(more: Document, name: string): number | undefined {
  if (!Object.hasOwn(more, name)) return undefined;
  const value = asInteger(more[name]);
  if (value !== undefined) return value;
  throw badValue(
    `The value for ${name} must be an integer value but was given type: ${typeName(more[name])}`,
  );
}

const push: UpdateOperator = (operand, _path, { collation }) => {
  const { each, more } = eachOf(operand, '$push', ['$position', '$slice', '$sort']);
  const position = integerModifier(more, '$position');
  const slice = integerModifier(more, '$slice');
  const order = more.$sort === undefined ? undefined : compileElementOrder(more.$sort, collation);
  return (current, place) => {
    const result = [...arrayOf(current, place)];
    const at = position ?? result.length;
    result.splice(at < 0 ? Math.max(0, result.length + at) : at, 0, ...each);
    if (order) result.sort(order);
    if (slice === undefined) return result;
    return slice >= 0 ? result.slice(0, slice) : result.slice(slice);
  };
};

const addToSet: UpdateOperator = (operand, _path, { collation }) => {
  const { each } = eachOf(operand, '$addToSet', []);
  return (current, place) => {
    const result = [...arrayOf(current, place)];
    const before = result.length;
    for (const value of each)
      if (!result.some((element) => valuesEqual(element, value, collation))) result.push(value);
    // Unchanged is "undefined", but a new empty array is still made.
    return current !== undefined && result.length === before ? undefined : result;
  };
};

const without =
  (name: string, drops: (element: unknown) => boolean): Change =>
  (current) => {
    if (current === undefined) return undefined;
    if (!Array.isArray(current)) throw badValue(`Cannot apply ${name} to a non-array value`);
    const kept = (current as unknown[]).filter((element) => !drops(element));
    return kept.length === current.length ? undefined : kept;
  };

/** `$pull` takes a condition: on documents it is a query, on other elements operators or equality. */
const pull: UpdateOperator = (operand, _path, options) => {
  if (typeName(operand) === 'regex') return without('$pull', matchesRegex(regexParts(operand)));
  if (!isDocument(operand))
    return without('$pull', (element) => valuesEqual(element, operand, options.collation));
  const test = compileElementTest(operand, options);
  const isCondition = isOperatorDocument(operand);
  return without('$pull', (element) => (isCondition || isDocument(element)) && test(element));
};

const pullAll: UpdateOperator = (operand, _path, { collation }) => {
  if (!Array.isArray(operand))
    throw badValue(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
  return without('$pullAll', (element) => operand.some((value) => valuesEqual(element, value, collation)));
};

const pop: UpdateOperator = (operand) => {
  const end = asInteger(operand);
  if (end !== 1 && end !== -1) throw failedToParse(`$pop expects 1 or -1, found: ${printed(operand)}`);
  return (current, { path }) => {
    if (current === undefined) return undefined;
    if (!Array.isArray(current))
      throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeName(current)}'`);
    return end < 0 ? current.slice(1) : current.slice(0, -1);
  };
};

export const arrayOperators: Record<string, UpdateOperator> = {
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
};
