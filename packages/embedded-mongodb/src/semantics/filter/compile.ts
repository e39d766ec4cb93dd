import type { Document } from 'bson';
import { badValue, location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import type { CompileOptions } from '../options';
import { isReferenceField, REFERENCE_FIELDS, splitPath, testAtPath, type Test } from '../paths';
import { withOptions } from '../regex';
import { isTruthy } from '../values/numbers';
import { fieldsOf, firstOperator, isDocument, onlyEntry, regexParts, typeName } from '../values/types';
import { equalTo, hasSize, matchesRegex, oneOf, valueTests } from './value-tests';

/** All of the tests as one. */
function every(tests: Test[]): Test {
  const [only] = tests;
  if (only && tests.length === 1) return only;
  return (subject, context) => tests.every((test) => test(subject, context));
}

function some(tests: Test[]): Test {
  return (subject, context) => tests.some((test) => test(subject, context));
}

function not(test: Test): Test {
  return (subject) => !test(subject);
}

/**
 * Compiles a query filter once, to run on many documents. With a context, a match notes the array position for
 * the positional `$`.
 * @throws CommandError that names what is malformed or not supported.
 */
export function compileFilterTest(filter: Document, options: CompileOptions = {}): Test {
  return every(
    Object.entries(fieldsOf(filter)).map(([name, condition]) => {
      if (name.startsWith('$') && !isReferenceField(name)) return compileTopLevel(name, condition, options);
      return compileCondition(condition, liftToPath(name), options);
    }),
  );
}

function compileTopLevel(name: string, operand: unknown, options: CompileOptions): Test {
  const { place } = options;
  switch (name) {
    case '$and':
      return every(branches(name, operand, options));
    case '$or': {
      const test = some(branches(name, operand, options));
      return isAsIn(operand as Document[]) ? test : (doc) => test(doc);
    }
    case '$nor':
      return not(some(branches(name, operand, options)));
    case '$expr': {
      if (place === 'element') throw badValue('$expr can only be applied to the top-level document');
      if (options.isUpsert) throw location(224, '$expr is not allowed in the query of an upsert');
      const valueOf = compileExpression(operand, options);
      return (doc) => isTruthy(valueOf(doc));
    }
    case '$text':
      if (place) throw badValue('$text is only allowed at the top of a query, and of a pipeline');
      if (!options.isTextMatched) throw location(27, 'text index required for $text query');
      return () => true;
    case '$comment':
      return () => true;
    case '$where':
    case '$jsonSchema':
      throw badValue(`${name} is not supported by this server`);
    default:
      throw badValue(`unknown top level operator: ${name}. A field whose name begins so takes $getField.`);
  }
}

function branches(name: string, operand: unknown, options: CompileOptions): Test[] {
  if (!Array.isArray(operand) || operand.length === 0) throw badValue(`${name} must be a nonempty array`);
  const { place = name === '$and' ? undefined : 'branch' } = options;
  return (operand as unknown[]).map((branch) => {
    if (!isDocument(branch)) throw badValue(`${name} entries need to be full objects`);
    return compileFilterTest(branch, { ...options, place });
  });
}

/** Whether an `$or` is as good as an `$in`, with values of one field: only then it notes a position. */
function isAsIn(operand: Document[]): boolean {
  const entries = operand.flatMap((branch) => Object.entries(branch) as [string, unknown][]);
  return entries.every(([name, value]) => name === entries[0]?.[0] && !isOperatorDocument(value));
}

/** Makes a test of one value into a test of what operators are applied to: a path of a document, or an element. */
type Lift = (test: Test, expand: boolean) => Test;

function liftToPath(path: string): Lift {
  const parts = splitPath(path);
  return (test, expand) => testAtPath(parts, expand, test);
}

/** Whether `{ field: value }` holds operators; a reference, `{ $ref, $id }`, is a value. */
export function isOperatorDocument(value: unknown): value is Document {
  if (firstOperator(value) === undefined) return false;
  return !('$ref' in (value as Document) && '$id' in (value as Document));
}

/** Whether a document holds what is asked of one value, and not a query of documents. */
export function isValueCondition(value: unknown): value is Document {
  const first = firstOperator(value);
  return first !== undefined && !['$and', '$or', '$nor', '$expr', ...REFERENCE_FIELDS].includes(first);
}

/** `{ field: value }`: operators, a pattern, or a literal. */
function compileCondition(condition: unknown, lift: Lift, options: CompileOptions): Test {
  if (isOperatorDocument(condition)) return compileOperators(condition, lift, options);
  const isPattern = typeName(condition) === 'regex';
  return lift(isPattern ? matchesRegex(regexParts(condition)) : equalTo(condition, options), true);
}

const compileOperators = (condition: Document, lift: Lift, options: CompileOptions): Test =>
  every(Object.keys(condition).map((name) => compileOperator(name, condition, lift, options)));

function compileOperator(name: string, condition: Document, lift: Lift, options: CompileOptions): Test {
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
      return lift(matchesRegex(withOptions(operand, $options)), true);
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
      if (typeName(operand) !== 'regex' && !isOperatorDocument(operand))
        throw badValue('$not needs a regex or a document of operators');
      return not(compileCondition(operand, lift, options));
    case '$comment':
      return () => true;
    default:
      throw badValue(`unknown operator: ${name}`);
  }
}

function compileAll(operand: unknown, lift: Lift, options: CompileOptions): Test {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return () => false;
  const items = operand as unknown[];
  const isMatch = (item: unknown) => onlyEntry(item)?.[0] === '$elemMatch';
  if (items.some(isOperatorDocument) && !items.every(isMatch))
    throw badValue('no $ expressions in $all, unless all are $elemMatch');
  return every(items.map((item) => compileCondition(item, lift, options)));
}

/** `$elemMatch`: whether an element passes; the context is told the position of the first that does. */
export function compileElementMatch(operand: unknown, options: CompileOptions): Test {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object');
  const test = compileElementTest(operand, options);
  return (value, context) => {
    const index = Array.isArray(value) ? value.findIndex((element) => test(element)) : -1;
    if (index >= 0 && context) context.position = index;
    return index >= 0;
  };
}

/** Tests one array element as `$elemMatch` does: with operators, or as a document. */
function compileElementTest(operand: Document, options: CompileOptions): Test {
  if (isValueCondition(operand)) return compileOperators(operand, (test) => test, options);
  const test = compileFilterTest(operand, { ...options, place: 'element' });
  return (element) => {
    if (isDocument(element)) return test(element);
    // An array inside an array is seen as a document with the positions as names.
    return Array.isArray(element) && test({ ...element });
  };
}
