import type { Document } from 'bson';
import { CommandError, badValue } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { newEnvironment } from '../expressions/environment';
import { someAtPath, splitPath, type ValueTest } from '../paths';
import { isTruthy } from '../values/numbers';
import { getField, isDocument } from '../values/types';
import { compileCondition, compileOperators, every, isOperatorDocument } from './operators';
import type { CompileOptions, DocumentTest, Subject } from './options';

/**
 * Compiles a query filter once, to run on many documents. With a context, a match notes the array position for
 * the positional `$`.
 * @throws CommandError that names what is malformed or not supported.
 */
export function compileFilterTest(filter: Document, options: CompileOptions = {}): DocumentTest {
  return every<Document>(
    Object.entries(filter).map(([name, condition]) => {
      if (name.startsWith('$')) return compileTopLevel(name, condition, options);
      return compileCondition(condition, liftToPath(name), operatorOptions(options));
    }),
  );
}

function compileTopLevel(name: string, operand: unknown, options: CompileOptions): DocumentTest {
  switch (name) {
    case '$and':
      return every(branches(name, operand, options));
    case '$or': {
      const tests = branches(name, operand, options);
      return (doc, context) => tests.some((test) => test(doc, context));
    }
    case '$nor': {
      const tests = branches(name, operand, options);
      return (doc) => !tests.some((test) => test(doc));
    }
    case '$expr': {
      const expression = compileExpression(operand, options.variables);
      return (doc) => isTruthy(expression(newEnvironment(doc, options)));
    }
    case '$text':
      if (options.text && isDocument(operand)) return options.text(operand);
      throw new CommandError(27, 'IndexNotFound', 'text index required for $text query');
    case '$comment':
      return () => true;
    case '$where':
    case '$jsonSchema':
      throw badValue(`${name} is not supported by this server`);
    default:
      throw badValue(
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, ` +
          'consider using $getField or $setField.',
      );
  }
}

function branches(name: string, operand: unknown, options: CompileOptions): DocumentTest[] {
  if (!Array.isArray(operand)) throw badValue(`${name} must be an array`);
  if (operand.length === 0) throw badValue('$and/$or/$nor must be a nonempty array');
  return (operand as unknown[]).map((branch) => {
    if (!isDocument(branch)) throw badValue('$or/$and/$nor entries need to be full objects');
    return compileFilterTest(branch, options);
  });
}

function liftToPath(path: string) {
  const parts = splitPath(path);
  const [field] = parts;
  return (test: ValueTest, expand: boolean): Subject => {
    const walk: Subject = (doc, context) => someAtPath(doc, parts, expand, test, context);
    if (parts.length > 1 || field === undefined) return walk;
    return (doc, context) => {
      const value = getField(doc as Document, field);
      return Array.isArray(value) ? walk(doc, context) : test(value, context);
    };
  };
}

const operatorOptions = (options: CompileOptions) => ({
  ...options,
  compileElement: (operand: Document) => compileElementTest(operand, options),
});

/** Tests one array element as `$elemMatch` and `$pull` do: with operators, or as a document. */
export function compileElementTest(operand: Document, options: CompileOptions = {}): Subject {
  const first = Object.keys(operand)[0] ?? '';
  if (isOperatorDocument(operand) && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    return compileOperators(operand, (test) => test, operatorOptions(options));
  }
  const test = compileFilterTest(operand, options);
  return (element) => {
    if (isDocument(element)) return test(element);
    // An array inside an array is seen as a document with the positions as names.
    return Array.isArray(element) && test({ ...element });
  };
}
