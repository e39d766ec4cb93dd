import { badValue, location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { namedOperands } from '../signature';
import { compileFilterTest } from '../filter/compile';
import { filtered, lengthOf, sliced } from '../iterables';
import { keptBy } from '../memory';
import { fieldAt, fieldPath } from '../paths';
import { compileAddFields, compileProjectStage, compileSetter } from '../projection/compile';
import { compileSort } from '../sort';
import { carryTextScore } from '../text';
import { makeInt, makeLong, wholeNumber } from '../values/numbers';
import { isDocument, isNullish, typeName } from '../values/types';
import { fieldsOperand, mapping, type StageFactory } from './context';

const addFields: StageFactory = (operand, context, name) =>
  mapping(compileAddFields(fieldsOperand(operand, name), context));

function countOperand(operand: unknown, least: number, name: string): number {
  const n = wholeNumber(operand, least);
  if (n !== undefined) return n;
  throw badValue(`${name} needs a whole number of at least ${least}, not ${String(operand)}`);
}

const replaceRoot: StageFactory = (operand, context, name) => {
  const given = name === '$replaceWith' ? { newRoot: operand } : operand;
  const { newRoot } = namedOperands(given, 'newRoot:any', name);
  const rootOf = compileExpression(newRoot, context);
  return mapping((doc) => {
    const root = rootOf(doc);
    if (isDocument(root)) return carryTextScore(doc, root);
    throw location(40228, `'newRoot' must evaluate to an object, but is ${typeName(root)}`);
  });
};

/** The stages that hold no pipeline of their own and do not group. */
export const plainStages: Record<string, StageFactory> = {
  $match: (operand, context, name) => {
    if (!isDocument(operand)) throw location(15959, `the ${name} filter must be an object`);
    const test = compileFilterTest(operand, { ...context, place: 'branch' });
    return (input) => filtered(input, test);
  },
  $project: (operand, context, name) => mapping(compileProjectStage(fieldsOperand(operand, name), context)),
  $set: addFields,
  $addFields: addFields,
  $unset: (operand, context) => {
    const names = (Array.isArray(operand) ? operand : [operand]) as unknown[];
    if (names.length === 0 || !names.every((name) => typeof name === 'string' && name !== ''))
      throw location(31002, '$unset specification must be a string or an array of non-empty strings');
    return mapping(compileProjectStage(Object.fromEntries(names.map((name) => [name, 0])), context));
  },
  $replaceRoot: replaceRoot,
  $replaceWith: replaceRoot,
  $sort: (operand, { collation }, name) => {
    const spec = fieldsOperand(operand, name);
    const { sort } = compileSort(spec, { collation });
    return (input) => sort(keptBy('$sort', input));
  },
  $limit: (operand, _context, name) => {
    const most = countOperand(operand, 1, name);
    return (input) => sliced(input, 0, most);
  },
  $skip: (operand, _context, name) => {
    const fewest = countOperand(operand, 0, name);
    return (input) => sliced(input, fewest, Infinity);
  },
  $count: (operand) => {
    if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.'))
      throw location(40156, "the count field must be a text without '.', and without '$' at its start");
    return function* (input) {
      const n = lengthOf(input);
      if (n > 0) yield { [operand]: makeInt(n) };
    };
  },
  $unwind: (operand, _context, name) => {
    const signature = 'path:string includeArrayIndex:string? preserveNullAndEmptyArrays:boolean?';
    const given = typeof operand === 'string' ? { path: operand } : operand;
    const spec = namedOperands(given, signature, name);
    const { includeArrayIndex, preserveNullAndEmptyArrays: preserves } = spec;
    if (!spec.path.startsWith('$'))
      throw location(28818, `the path of $unwind should be prefixed with a '$'`);
    const path = spec.path.slice(1);
    const parts = fieldPath(path);
    const setElement = compileSetter(path);
    const setIndex = compileSetter(includeArrayIndex);
    return function* (input) {
      for (const doc of input) {
        const value = fieldAt(doc, parts);
        if (!Array.isArray(value)) {
          if (!isNullish(value) || preserves) yield setIndex(doc, null);
          continue;
        }
        for (const [index, element] of value.entries())
          yield setIndex(setElement(doc, element), makeLong(BigInt(index)));
        if (value.length === 0 && preserves) yield setIndex(setElement(doc, undefined), null);
      }
    };
  },
  $sample: (operand, _context, name) => {
    const { size } = namedOperands(operand, 'size:positive', name);
    return (input) => {
      const docs = Array.from(keptBy(name, input), (doc) => ({ doc, place: Math.random() }));
      docs.sort((a, b) => a.place - b.place);
      return docs.slice(0, size).map(({ doc }) => doc);
    };
  },
};
