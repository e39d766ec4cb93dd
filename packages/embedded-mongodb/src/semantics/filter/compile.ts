import type { Document } from 'bson';
import { badValue, location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import type { CompileOptions } from '../options';
import { splitPath, testAtPath, type DocumentTest, type Test, type ValueTest } from '../paths';
import { withOptions } from '../regex';
import { regexParts } from '../values/compare';
import { isTruthy } from '../values/numbers';
import { getField, isDocument, typeName } from '../values/types';
import { equalTo, hasSize, matchesRegex, oneOf, valueTests } from './value-tests';

/** All of the tests as one. */
function every<T>(tests: Test<T>[]): Test<T> {
  const [only] = tests;
  if (only && tests.length === 1) return only;
  return (subject, context) => tests.every((test) => test(subject, context));
}

const some =
  <T>(tests: Test<T>[]): Test<T> =>
  (subject, context) =>
    tests.some((test) => test(subject, context));

const not =
  <T>(test: Test<T>): Test<T> =>
  (subject) =>
    !test(subject);

/**
 * Compiles a query filter once, to run on many documents. With a context, a match notes the array position for
 * the positional `$`.
 * @throws CommandError that names what is malformed or not supported.
 */
export function compileFilterTest(filter: Document, options: CompileOptions = {}): DocumentTest {
  return every<Document>(
    Object.entries(filter).map(([name, condition]) => {
      if (name.startsWith('$')) return compileTopLevel(name, condition, options);
      return compileCondition(condition, liftToPath(name), options);
    }),
  );
}

function compileTopLevel(name: string, operand: unknown, options: CompileOptions): DocumentTest {
  switch (name) {
    case '$and':
      return every(branches(name, operand, options));
    case '$or':
      return some(branches(name, operand, options));
    case '$nor':
      return not(some(branches(name, operand, options)));
    case '$expr': {
      const valueOf = compileExpression(operand, options);
      return (doc) => isTruthy(valueOf(doc));
    }
    case '$text':
      if (options.text && isDocument(operand)) return options.text(operand);
      throw location(27, 'text index required for $text query');
    case '$comment':
      return () => true;
    case '$where':
    case '$jsonSchema':
      throw badValue(`${name} is not supported by this server`);
    default:
      throw badValue(`unknown top level operator: ${name}. A field whose name begins so takes $getField.`);
  }
}

function branches(name: string, operand: unknown, options: CompileOptions): DocumentTest[] {
  if (!Array.isArray(operand) || operand.length === 0) throw badValue(`${name} must be a nonempty array`);
  return (operand as unknown[]).map((branch) => {
    if (!isDocument(branch)) throw badValue(`${name} entries need to be full objects`);
    return compileFilterTest(branch, options);
  });
}

/** Makes a test of one value into a test of what operators are applied to: a path of a document, or an element. */
type Lift = (test: ValueTest, expand: boolean) => ValueTest;

function liftToPath(path: string): Lift {
  const parts = splitPath(path);
  const [field = ''] = parts;
  return (test, expand) => {
    const walk = testAtPath(parts, expand, test);
    if (parts.length > 1) return walk;
    return (doc, context) => {
      const value = getField(doc as Document, field);
      return Array.isArray(value) ? walk(doc, context) : test(value, context);
    };
  };
}

/** Whether `{ field: value }` holds operators; `{ $ref, $id }` is a value. */
export function isOperatorDocument(value: unknown): value is Document {
  const first = isDocument(value) ? Object.keys(value)[0] : undefined;
  return first !== undefined && first.startsWith('$') && !['$ref', '$id', '$db'].includes(first);
}

/** Whether a document holds what is asked of one value, and not a query of documents. */
export const isValueCondition = (value: unknown): value is Document =>
  isOperatorDocument(value) && !['$and', '$or', '$nor', '$expr'].includes(Object.keys(value)[0] as string);

/** `{ field: value }`: operators, a pattern, or a literal. */
function compileCondition(condition: unknown, lift: Lift, options: CompileOptions): ValueTest {
  if (isOperatorDocument(condition)) return compileOperators(condition, lift, options);
  const isPattern = typeName(condition) === 'regex';
  return lift(isPattern ? matchesRegex(regexParts(condition)) : equalTo(condition, options), true);
}

const compileOperators = (condition: Document, lift: Lift, options: CompileOptions): ValueTest =>
  every(Object.keys(condition).map((name) => compileOperator(name, condition, lift, options)));

function compileOperator(name: string, condition: Document, lift: Lift, options: CompileOptions): ValueTest {
  const operand: unknown = condition[name];
  const test = valueTests.get(name);
  if (test) return lift(test(operand, options, name), true);
  switch (name) {
    case '$ne':
      if (typeName(operand) === 'regex') throw badValue("Can't have regex as arg to $ne.");
      return not(lift(equalTo(operand, options), true));
    case '$nin':
      return not(lift(oneOf(operand, options, name), true));
    case '$exists': {
      const exists = lift((value) => value !== undefined, false);
      return isTruthy(operand) ? exists : not(exists);
    }
    case '$regex': {
      const { $options } = condition as { $options: unknown };
      if ($options !== undefined && typeof $options !== 'string')
        throw badValue('$options has to be a string');
      return lift(matchesRegex(withOptions(operand, $options, [2, 2])), true);
    }
    case '$options':
      if (condition.$regex === undefined) throw badValue('$options needs a $regex');
      return () => true;
    case '$size':
      return lift(hasSize(operand), false);
    case '$elemMatch':
      return lift(compileElementMatch(operand, options), false);
    case '$all':
      return compileAll(operand, lift, options);
    case '$not':
      return not(compileNot(operand, lift, options));
    case '$comment':
      return () => true;
    default:
      throw badValue(`unknown operator: ${name}`);
  }
}

function compileNot(operand: unknown, lift: Lift, options: CompileOptions): ValueTest {
  const isPattern = typeName(operand) === 'regex';
  if (isPattern || isOperatorDocument(operand)) return compileCondition(operand, lift, options);
  const [first] = isDocument(operand) ? Object.keys(operand) : [];
  if (first !== undefined) throw badValue(`unknown operator: ${first}`);
  throw badValue(isDocument(operand) ? '$not cannot be empty' : '$not needs a regex or a document');
}

function compileAll(operand: unknown, lift: Lift, options: CompileOptions): ValueTest {
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

/** `$elemMatch`: whether an element passes; the context is told the position of the first that does. */
export function compileElementMatch(operand: unknown, options: CompileOptions): ValueTest {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object');
  const test = compileElementTest(operand, options);
  return (value, context) => {
    const index = Array.isArray(value) ? value.findIndex((element) => test(element)) : -1;
    if (index >= 0 && context) context.position = index;
    return index >= 0;
  };
}

/** Tests one array element as `$elemMatch` does: with operators, or as a document. */
function compileElementTest(operand: Document, options: CompileOptions = {}): ValueTest {
  if (isValueCondition(operand)) return compileOperators(operand, (test) => test, options);
  const test = compileFilterTest(operand, options);
  return (element) => {
    if (isDocument(element)) return test(element);
    // An array inside an array is seen as a document with the positions as names.
    return Array.isArray(element) && test({ ...element });
  };
}
