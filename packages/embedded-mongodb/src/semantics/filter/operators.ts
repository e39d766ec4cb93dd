import type { Document } from 'bson';
import { badValue } from '../../errors';
import type { ValueTest } from '../paths';
import { regexParts } from '../values/compare';
import { isTruthy } from '../values/numbers';
import { isDocument, typeName } from '../values/types';
import { bitsTest } from './bits';
import type { CompileOptions, Subject } from './options';
import { equalTo, hasRemainder, hasSize, hasType, matchesRegex, oneOf, orderedAs } from './value-tests';

/** Makes a test of one value into a test of what the operators are applied to: a path of a document, or an element. */
export type Lift = (test: ValueTest, expand: boolean) => Subject;

export interface OperatorOptions extends CompileOptions {
  /** Compiles the operand of `$elemMatch` (given here because it may be a whole filter again). */
  compileElement(operand: Document): Subject;
}

/** Whether `{ field: value }` holds operators; `{ $ref, $id }` is a value. */
export function isOperatorDocument(value: unknown): value is Document {
  if (!isDocument(value)) return false;
  const first = Object.keys(value)[0];
  return (
    first !== undefined && first.startsWith('$') && first !== '$ref' && first !== '$id' && first !== '$db'
  );
}

const not =
  (subject: Subject): Subject =>
  (value) =>
    !subject(value);

/** `{ field: value }`: operators, a pattern, or a literal. */
export function compileCondition(condition: unknown, lift: Lift, options: OperatorOptions): Subject {
  if (isOperatorDocument(condition)) return compileOperators(condition, lift, options);
  if (typeName(condition) === 'regex') return lift(matchesRegex(regexParts(condition)), true);
  return lift(equalTo(condition, options.collation), true);
}

export function compileOperators(condition: Document, lift: Lift, options: OperatorOptions): Subject {
  const subjects: Subject[] = [];
  for (const [name, operand] of Object.entries(condition)) {
    if (name === '$options') {
      if (condition.$regex === undefined) throw badValue('$options needs a $regex');
    } else {
      subjects.push(compileOperator(name, operand, condition, lift, options));
    }
  }
  const [only] = subjects;
  if (subjects.length === 1 && only) return only;
  return (subject, context) => subjects.every((test) => test(subject, context));
}

function compileOperator(
  name: string,
  operand: unknown,
  condition: Document,
  lift: Lift,
  options: OperatorOptions,
): Subject {
  const { collation } = options;
  switch (name) {
    case '$eq':
      return lift(equalTo(operand, collation), true);
    case '$ne':
      if (typeName(operand) === 'regex') throw badValue("Can't have regex as arg to $ne.");
      return not(lift(equalTo(operand, collation), true));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (typeName(operand) === 'regex')
        throw badValue(`Can't have RegEx as arg to predicate over field '${name}'.`);
      return lift(orderedAs(name, operand, collation), true);
    case '$in':
      return lift(oneOf(operand, name, collation), true);
    case '$nin':
      return not(lift(oneOf(operand, name, collation), true));
    case '$exists': {
      const exists = lift((value) => value !== undefined, false);
      return isTruthy(operand) ? exists : not(exists);
    }
    case '$type':
      return lift(hasType(operand), true);
    case '$regex':
      return lift(matchesRegex(regexOperand(operand, condition.$options)), true);
    case '$not':
      return not(compileNot(operand, lift, options));
    case '$mod':
      return lift(hasRemainder(operand), true);
    case '$size':
      return lift(hasSize(operand), false);
    case '$all':
      return compileAll(operand, lift, options);
    case '$elemMatch':
      return lift(elementTest(operand, options), false);
    case '$bitsAllSet':
    case '$bitsAnySet':
    case '$bitsAllClear':
    case '$bitsAnyClear':
      return lift(bitsTest(name, operand), true);
    case '$comment':
      return () => true;
    default:
      throw badValue(`unknown operator: ${name}`);
  }
}

function regexOperand(operand: unknown, options: unknown): { pattern: string; flags: string } {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (typeof operand === 'string') return { pattern: operand, flags: options ?? '' };
  if (typeName(operand) !== 'regex') throw badValue('$regex has to be a string');
  const { pattern, flags } = regexParts(operand);
  if (flags !== '' && options !== undefined) {
    throw badValue('options set in both $regex and $options');
  }
  return { pattern, flags: options ?? flags };
}

function compileNot(operand: unknown, lift: Lift, options: OperatorOptions): Subject {
  if (typeName(operand) === 'regex') return lift(matchesRegex(regexParts(operand)), true);
  if (!isDocument(operand)) throw badValue('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty');
  if (!isOperatorDocument(operand)) throw badValue(`unknown operator: ${Object.keys(operand)[0]}`);
  return compileOperators(operand, lift, options);
}

function compileAll(operand: unknown, lift: Lift, options: OperatorOptions): Subject {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return () => false;
  const subjects = (operand as unknown[]).map((item) => {
    if (!isOperatorDocument(item)) return compileCondition(item, lift, options);
    if (Object.keys(item).join() !== '$elemMatch') throw badValue('no $ expressions in $all');
    return compileOperators(item, lift, options);
  });
  return (subject, context) => subjects.every((test) => test(subject, context));
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
