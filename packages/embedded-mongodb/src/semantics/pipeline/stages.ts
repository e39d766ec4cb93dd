import type { Document } from 'bson';
import { location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { namedOperands } from '../expressions/operator';
import { compileFilterTest } from '../filter/compile';
import { keptBy } from '../memory';
import { fieldAt, splitPath } from '../paths';
import { compileAddFields, compileProjectStage, compileSetter } from '../projection/compile';
import { compileSort, sortDocuments } from '../sort';
import { carryTextScore } from '../text';
import { asInteger, makeInt, makeLong } from '../values/numbers';
import { isDocument, isNullish, typeName } from '../values/types';
import { mapping, type StageFactory } from './context';

function documentOperand(operand: unknown, code: number, name: string): Document {
  if (!isDocument(operand)) throw location(code, `the ${name} specification must be an object`);
  return operand;
}

const addFields: StageFactory = (operand, context, name) =>
  mapping(compileAddFields(documentOperand(operand, 40272, name), context));

function countOperand(operand: unknown, least: number, code: number, name: string): number {
  const n = asInteger(operand);
  if (n !== undefined && n >= least) return n;
  const wanted = least === 1 ? 'positive' : 'non-negative';
  throw location(code, `${name} stage: Expected a ${wanted} number, not ${String(operand)}`);
}

/** How many there are, without keeping them. */
export function lengthOf(items: Iterable<unknown>): number {
  const iterator = items[Symbol.iterator]();
  let length = 0;
  while (!iterator.next().done) length++;
  return length;
}

const replaceRoot: StageFactory = (operand, context, name) => {
  const newRoot: unknown = name === '$replaceWith' ? operand : documentOperand(operand, 40229, name).newRoot;
  if (newRoot === undefined) throw location(40231, 'no newRoot specified for the $replaceRoot stage');
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
    const test = compileFilterTest(documentOperand(operand, 15959, name), context);
    return function* (input) {
      for (const doc of input) if (test(doc)) yield doc;
    };
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
    return function* (input) {
      let left = most;
      for (const doc of input) {
        yield doc;
        if (--left === 0) return;
      }
    };
  },
  $skip: (operand, _context, name) => {
    const fewest = countOperand(operand, 0, 5107200, name);
    return function* (input) {
      let left = fewest;
      for (const doc of input) {
        if (left > 0) left--;
        else yield doc;
      }
    };
  },
  $count: (operand) => {
    if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.'))
      throw location(
        40156,
        "the count field must be a non-empty string without '$' at its start or '.' in it",
      );
    return function* (input) {
      const n = lengthOf(input);
      if (n > 0) yield { [operand]: makeInt(n) };
    };
  },
  $unwind: (operand, _context, name) => {
    const signature = 'path:string includeArrayIndex:string? preserveNullAndEmptyArrays:any?';
    const given = typeof operand === 'string' ? { path: operand } : operand;
    const spec = namedOperands(given, signature, name, 28808);
    const { includeArrayIndex: indexPath = [], preserveNullAndEmptyArrays: preserves } = spec;
    if (!spec.path.startsWith('$'))
      throw location(28818, `the path of $unwind should be prefixed with a '$'`);
    if (spec.includeArrayIndex?.startsWith('$'))
      throw location(28822, "includeArrayIndex of $unwind should not be prefixed with a '$'");
    const path = spec.path.slice(1);
    const parts = splitPath(path);
    const setElement = compileSetter(path);
    const setIndex = compileSetter(indexPath);
    return function* (input) {
      for (const doc of input) {
        const value = fieldAt(doc, parts);
        if (!Array.isArray(value)) {
          if (!isNullish(value) || preserves === true) yield setIndex(doc, [null]);
        } else {
          for (const [index, element] of value.entries())
            yield setIndex(setElement(doc, [element]), [makeLong(BigInt(index))]);
          if (value.length === 0 && preserves === true) yield setIndex(setElement(doc, [undefined]), [null]);
        }
      }
    };
  },
  $sample: (operand, _context, name) => {
    const size = asInteger(documentOperand(operand, 28745, name).size);
    if (size === undefined || size < 1)
      throw location(28747, 'size argument to $sample must be a positive integer');
    return (input) => {
      const docs = [...keptBy('$sample', input)];
      const end = Math.min(size, docs.length);
      for (let i = 0; i < end; i++) {
        const other = i + Math.floor(Math.random() * (docs.length - i));
        [docs[i], docs[other]] = [docs[other] as Document, docs[i] as Document];
      }
      return docs.slice(0, end);
    };
  },
};
