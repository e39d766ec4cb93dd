import type { Document } from 'bson';
import { badValue } from '../../errors';
import type { ValueTest } from '../paths';
import { regexParts } from '../values/compare';
import { isTruthy } from '../values/numbers';
import { isDocument, typeName } from '../values/types';
import { bitsTest } from './bits';
import type { CompileOptions, Subject, Test } from './options';
import { equalTo, hasRemainder, hasSize, hasType, matchesRegex, oneOf, orderedAs } from './value-tests';

/** Makes a test of one value into a test of what the operators are applied to: a path of a document, or an element. */
export type Lift = (test: ValueTest, expand: boolean) => Subject;

export interface OperatorOptions extends CompileOptions {
  /** Compiles the operand of `$elemMatch` (given here because it may be a whole filter again). */
  compileElement(operand: Document): Subject;
}

interface Operator {
  /** Compiles the operand into a test of one value. */
  test(operand: unknown, options: OperatorOptions, name: string, condition: Document): ValueTest;
  /** Arrays are tested as they are, not element by element. */
  isWhole?: boolean;
  /** A field matches if none of its values passes. */
  isNegated?: boolean;
}

const equal: Operator['test'] = (operand, { collation }) => equalTo(operand, collation);
const among: Operator['test'] = (operand, { collation }, name) => oneOf(operand, name, collation);
const ordered: Operator = {
  test(operand, { collation }, name) {
    if (typeName(operand) === 'regex')
      throw badValue(`Can't have RegEx as arg to predicate over field '${name}'.`);
    return orderedAs(name, operand, collation);
  },
};
const bits: Operator = { test: (operand, _options, name) => bitsTest(name, operand) };

/** The operators that look at one value at a time. */
const operators: Record<string, Operator> = {
  $eq: { test: equal },
  $ne: {
    test(operand, options, ...rest) {
      if (typeName(operand) === 'regex') throw badValue("Can't have regex as arg to $ne.");
      return equal(operand, options, ...rest);
    },
    isNegated: true,
  },
  $gt: ordered,
  $gte: ordered,
  $lt: ordered,
  $lte: ordered,
  $in: { test: among },
  $nin: { test: among, isNegated: true },
  $type: { test: hasType },
  $regex: { test: (operand, _options, _name, { $options }) => matchesRegex(regexOperand(operand, $options)) },
  $mod: { test: hasRemainder },
  $size: { test: hasSize, isWhole: true },
  $elemMatch: { test: elementTest, isWhole: true },
  $bitsAllSet: bits,
  $bitsAnySet: bits,
  $bitsAllClear: bits,
  $bitsAnyClear: bits,
};

/** Whether `{ field: value }` holds operators; `{ $ref, $id }` is a value. */
export function isOperatorDocument(value: unknown): value is Document {
  const first = isDocument(value) ? Object.keys(value)[0] : undefined;
  return first !== undefined && first.startsWith('$') && !['$ref', '$id', '$db'].includes(first);
}

const not =
  (subject: Subject): Subject =>
  (value) =>
    !subject(value);

/** All of the tests as one. */
export function every<T>(tests: Test<T>[]): Test<T> {
  const [only] = tests;
  if (!only) return () => true;
  if (tests.length === 1) return only;
  return (subject, context) => {
    for (const test of tests) if (!test(subject, context)) return false;
    return true;
  };
}

/** `{ field: value }`: operators, a pattern, or a literal. */
export function compileCondition(condition: unknown, lift: Lift, options: OperatorOptions): Subject {
  if (isOperatorDocument(condition)) return compileOperators(condition, lift, options);
  if (typeName(condition) === 'regex') return lift(matchesRegex(regexParts(condition)), true);
  return lift(equalTo(condition, options.collation), true);
}

export function compileOperators(condition: Document, lift: Lift, options: OperatorOptions): Subject {
  if (Object.hasOwn(condition, '$options') && condition.$regex === undefined)
    throw badValue('$options needs a $regex');
  return every(
    Object.entries(condition)
      .filter(([name]) => name !== '$options')
      .map(([name, operand]) => compileOperator(name, operand, condition, lift, options)),
  );
}

function compileOperator(
  name: string,
  operand: unknown,
  condition: Document,
  lift: Lift,
  options: OperatorOptions,
): Subject {
  switch (name) {
    case '$exists': {
      const exists = lift((value) => value !== undefined, false);
      return isTruthy(operand) ? exists : not(exists);
    }
    case '$not':
      return not(compileNot(operand, lift, options));
    case '$all':
      return compileAll(operand, lift, options);
    case '$comment':
      return () => true;
  }
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!operator) throw badValue(`unknown operator: ${name}`);
  const subject = lift(operator.test(operand, options, name, condition), !operator.isWhole);
  return operator.isNegated ? not(subject) : subject;
}

function regexOperand(operand: unknown, options: unknown): { pattern: string; flags: string } {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (typeof operand === 'string') return { pattern: operand, flags: options ?? '' };
  if (typeName(operand) !== 'regex') throw badValue('$regex has to be a string');
  const { pattern, flags } = regexParts(operand);
  if (flags !== '' && options !== undefined) throw badValue('options set in both $regex and $options');
  return { pattern, flags: options ?? flags };
}

function compileNot(operand: unknown, lift: Lift, options: OperatorOptions): Subject {
  if (typeName(operand) === 'regex') return lift(matchesRegex(regexParts(operand)), true);
  if (!isDocument(operand)) throw badValue('$not needs a regex or a document');
  const [first] = Object.keys(operand);
  if (first === undefined) throw badValue('$not cannot be empty');
  if (!isOperatorDocument(operand)) throw badValue(`unknown operator: ${first}`);
  return compileOperators(operand, lift, options);
}

function compileAll(operand: unknown, lift: Lift, options: OperatorOptions): Subject {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return () => false;
  return every(
    (operand as unknown[]).map((item) => {
      if (isOperatorDocument(item) && Object.keys(item).join() !== '$elemMatch')
        throw badValue('no $ expressions in $all');
      return compileCondition(item, lift, options);
    }),
  );
}

function elementTest(operand: unknown, options: OperatorOptions): ValueTest {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object');
  const test = options.compileElement(operand);
  return (value, context) => {
    if (!Array.isArray(value)) return false;
    const index = (value as unknown[]).findIndex((element) => test(element));
    if (index >= 0 && context) context.position = index;
    return index >= 0;
  };
}
