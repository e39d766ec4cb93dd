import type { Document } from 'bson';
import { location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { namedOperands } from '../expressions/operator';
import { compileFilterTest } from '../filter/compile';
import { filtered, lengthOf, sliced } from '../iterables';
import { keptBy } from '../memory';
import { fieldAt, fieldPath } from '../paths';
import { compileAddFields, compileProjectStage, compileSetter } from '../projection/compile';
import { compileSort, sortDocuments } from '../sort';
import { carryTextScore } from '../text';
import { asNumber, makeInt, makeLong } from '../values/numbers';
import { isDocument, isNullish, typeName } from '../values/types';
import { mapping, type StageFactory } from './context';

function documentOperand(operand: unknown, code: number, name: string): Document {
  if (!isDocument(operand)) throw location(code, `the ${name} specification must be an object`);
  return operand;
}

const addFields: StageFactory = (operand, context, name) => {
  const spec = documentOperand(operand, 40272, name);
  if (Object.keys(spec).length === 0) throw location(40177, `${name} must have at least one field`);
  return mapping(compileAddFields(spec, context));
};

/** The value of a number without fraction, be it too large to be exact; undefined if it is not at least this. */
export function wholeNumber(value: unknown, least: number): number | undefined {
  const n = asNumber(value);
  return Number.isInteger(n) && n >= least ? n : undefined;
}

function countOperand(operand: unknown, least: number, code: number, name: string): number {
  const n = wholeNumber(operand, least);
  if (n !== undefined) return n;
  throw location(code, `${name} needs a whole number of at least ${least}, not ${String(operand)}`);
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
    const test = compileFilterTest(documentOperand(operand, 15959, name), { ...context, place: 'branch' });
    return (input) => filtered(input, test);
  },
  $project: (operand, context, name) =>
    mapping(compileProjectStage(documentOperand(operand, 15969, name), context)),
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
    const spec = documentOperand(operand, 15973, name);
    if (Object.keys(spec).length === 0) throw location(15976, '$sort stage must have at least one sort key');
    compileSort(spec, { collation });
    return (input) => sortDocuments(keptBy('$sort', input), spec, collation);
  },
  $limit: (operand, _context, name) => {
    const most = countOperand(operand, 1, 15958, name);
    return (input) => sliced(input, 0, most);
  },
  $skip: (operand, _context, name) => {
    const fewest = countOperand(operand, 0, 5107200, name);
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
    const signature =
      'path:string#28808 includeArrayIndex:string?#28810 preserveNullAndEmptyArrays:boolean?#28809';
    const given = typeof operand === 'string' ? { path: operand } : operand;
    const spec = namedOperands(given, signature, name);
    const { includeArrayIndex, preserveNullAndEmptyArrays: preserves } = spec;
    if (!spec.path.startsWith('$'))
      throw location(28818, `the path of $unwind should be prefixed with a '$'`);
    if (includeArrayIndex?.startsWith('$'))
      throw location(28822, "includeArrayIndex of $unwind should not be prefixed with a '$'");
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
    const size = wholeNumber(namedOperands(operand, 'size:any', name).size, 1);
    if (size === undefined) throw location(28747, `size argument to ${name} must be a positive integer`);
    return (input) => {
      const docs = Array.from(keptBy(name, input), (doc) => ({ doc, place: Math.random() }));
      docs.sort((a, b) => a.place - b.place);
      return docs.slice(0, size).map(({ doc }) => doc);
    };
  },
};
