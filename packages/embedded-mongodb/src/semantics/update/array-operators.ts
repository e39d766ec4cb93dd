import type { Document } from 'bson';
import { badValue, typeMismatch } from '../../errors';
import { compileElementTest } from '../filter/compile';
import { isOperatorDocument } from '../filter/operators';
import { matchesRegex } from '../filter/value-tests';
import { compileSort } from '../sort';
import { compareValues, regexParts, valuesEqual, type StringComparer } from '../values/compare';
import { asInteger, asNumber } from '../values/numbers';
import { getField, isDocument, typeName } from '../values/types';
import { printed, type FieldContext, type FieldOperator } from './field-operators';

function arrayFor(current: unknown, { path, doc }: FieldContext): unknown[] {
  if (current === undefined) return [];
  if (Array.isArray(current)) return current;
  throw badValue(
    `The field '${path}' must be an array but is of type ${typeName(current)} in document ` +
      `{_id: ${printed(getField(doc, '_id'))}}`,
  );
}

function eachOf(operand: Document, name: string): unknown[] {
  const each: unknown = operand.$each;
  if (Array.isArray(each)) return each;
  throw badValue(`The argument to $each in ${name} must be an array but it was of type: ${typeName(each)}`);
}

const hasEach = (operand: unknown): operand is Document =>
  isDocument(operand) && Object.hasOwn(operand, '$each');

function integerModifier(operand: Document, name: string): number | undefined {
  if (!Object.hasOwn(operand, name)) return undefined;
  const value = asInteger(operand[name]);
  if (value === undefined)
    throw badValue(
      `The value for ${name} must be an integer value but was given type: ${typeName(operand[name])}`,
    );
  return value;
}

/** `$sort: 1 | -1` compares whole elements, `$sort: { field: 1 }` fields of documents. */
function elementOrder(spec: unknown, collation?: StringComparer): (a: unknown, b: unknown) => number {
  if (isDocument(spec)) {
    const byFields = compileSort(spec, { collation });
    return (a, b) => byFields(isDocument(a) ? a : {}, isDocument(b) ? b : {});
  }
  const direction = asNumber(spec);
  if (direction !== 1 && direction !== -1) throw badValue('The $sort element value must be either 1 or -1');
  return (a, b) => direction * compareValues(a, b, collation);
}

const push: FieldOperator = (current, operand, context) => {
  const array = arrayFor(current, context);
  if (!hasEach(operand)) return [...array, operand];
  for (const name of Object.keys(operand)) {
    if (!['$each', '$position', '$slice', '$sort'].includes(name))
      throw badValue(`Unrecognized clause in $push: ${name}`);
  }
  const position = integerModifier(operand, '$position') ?? array.length;
  const slice = integerModifier(operand, '$slice');
  let result = [...array];
  result.splice(
    position < 0 ? Math.max(0, array.length + position) : position,
    0,
    ...eachOf(operand, '$push'),
  );
  if (operand.$sort !== undefined) result.sort(elementOrder(operand.$sort, context.options.collation));
  if (slice !== undefined) result = slice >= 0 ? result.slice(0, slice) : result.slice(slice);
  return result;
};

const addToSet: FieldOperator = (current, operand, context) => {
  const array = arrayFor(current, context);
  const { collation } = context.options;
  if (hasEach(operand) && Object.keys(operand).length > 1) {
    throw badValue(`Found unexpected fields after $each in $addToSet: ${printed(operand)}`);
  }
  const result = [...array];
  for (const value of hasEach(operand) ? eachOf(operand, '$addToSet') : [operand]) {
    if (!result.some((element) => valuesEqual(element, value, collation))) result.push(value);
  }
  // Unchanged is "undefined", but a new empty array is still made.
  return current !== undefined && result.length === array.length ? undefined : result;
};

function without(current: unknown, name: string, drops: (element: unknown) => boolean): unknown {
  if (current === undefined) return undefined;
  if (!Array.isArray(current)) throw badValue(`Cannot apply ${name} to a non-array value`);
  const kept = (current as unknown[]).filter((element) => !drops(element));
  return kept.length === current.length ? undefined : kept;
}

/** `$pull` takes a condition: on documents it is a query, on other elements operators or equality. */
const pull: FieldOperator = (current, operand, { options }) => {
  const { collation } = options;
  if (typeName(operand) === 'regex') return without(current, '$pull', matchesRegex(regexParts(operand)));
  if (!isDocument(operand))
    return without(current, '$pull', (element) => valuesEqual(element, operand, collation));
  const test = compileElementTest(operand, { collation, now: options.now });
  return without(
    current,
    '$pull',
    (element) => (isOperatorDocument(operand) || isDocument(element)) && test(element),
  );
};

const pullAll: FieldOperator = (current, operand, { options }) => {
  if (!Array.isArray(operand))
    throw badValue(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
  return without(current, '$pullAll', (element) =>
    (operand as unknown[]).some((value) => valuesEqual(element, value, options.collation)),
  );
};

const pop: FieldOperator = (current, operand, { path }) => {
  if (current === undefined) return undefined;
  if (!Array.isArray(current)) {
    throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeName(current)}'`);
  }
  return asNumber(operand) < 0 ? current.slice(1) : current.slice(0, -1);
};

export const arrayOperators: Record<string, FieldOperator> = {
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
};
