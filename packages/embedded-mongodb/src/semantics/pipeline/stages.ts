import type { Document } from 'bson';
import { location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { followPath, newEnvironment } from '../expressions/environment';
import { namedOperands } from '../expressions/operator';
import { compileFilterTest } from '../filter/compile';
import { compileAddFields, compileProjectStage } from '../projection/compile';
import { keptBy } from '../memory';
import { compileSort, sortDocuments } from '../sort';
import { carryTextScore } from '../text-score';
import { asInteger, makeInt, makeLong } from '../values/numbers';
import { isDocument, setField } from '../values/types';
import type { Stage, StageFactory } from './context';

const mapping = (map: (doc: Document) => Document): Stage =>
  function* (input) {
    for (const doc of input) yield map(doc);
  };

function documentOperand(operand: unknown, code: number, name: string): Document {
  if (!isDocument(operand)) throw location(code, `the ${name} specification must be an object`);
  return operand;
}

const match: StageFactory = (operand, context) => {
  const test = compileFilterTest(documentOperand(operand, 15959, '$match'), context);
  return function* (input) {
    for (const doc of input) if (test(doc)) yield doc;
  };
};

const project: StageFactory = (operand, context) =>
  mapping(compileProjectStage(documentOperand(operand, 15969, '$project'), context));

const addFields: StageFactory = (operand, context, name) =>
  mapping(compileAddFields(documentOperand(operand, 40272, name), context));

const unset: StageFactory = (operand, context) => {
  const names = (Array.isArray(operand) ? operand : [operand]) as unknown[];
  if (names.length === 0 || !names.every((name) => typeof name === 'string' && name !== '')) {
    throw location(31002, '$unset specification must be a string or an array of non-empty strings');
  }
  return mapping(compileProjectStage(Object.fromEntries(names.map((name) => [name, 0])), context));
};

const sort: StageFactory = (operand, { collation }) => {
  const spec = documentOperand(operand, 15973, '$sort');
  if (Object.keys(spec).length === 0) throw location(15976, '$sort stage must have at least one sort key');
  compileSort(spec, { collation });
  return (input) => sortDocuments(keptBy('$sort', input), spec, collation);
};

function count(operand: unknown, name: string, least: number): number {
  const n = asInteger(operand);
  if (n === undefined || n < least) {
    const wanted = least === 1 ? 'positive' : 'non-negative';
    throw location(
      name === '$limit' ? 15958 : 5107200,
      `invalid argument to ${name} stage: Expected a ${wanted} number in: ${name}: ${String(operand)}`,
    );
  }
  return n;
}

const limit: StageFactory = (operand, _context, name) => {
  const most = count(operand, name, 1);
  return function* (input) {
    let left = most;
    for (const doc of input) {
      yield doc;
      if (--left === 0) return;
    }
  };
};

const skip: StageFactory = (operand, _context, name) => {
  const fewest = count(operand, name, 0);
  return function* (input) {
    let left = fewest;
    for (const doc of input) {
      if (left > 0) left--;
      else yield doc;
    }
  };
};

/** How many there are, without keeping them. */
export function lengthOf(items: Iterable<unknown>): number {
  const iterator = items[Symbol.iterator]();
  let length = 0;
  while (!iterator.next().done) length++;
  return length;
}

const countDocuments: StageFactory = (operand) => {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) {
    throw location(40156, "the count field must be a non-empty string without '$' at its start or '.' in it");
  }
  return function* (input) {
    const n = lengthOf(input);
    if (n > 0) yield { [operand]: makeInt(n) };
  };
};

const unwind: StageFactory = (operand) => {
  const {
    path,
    includeArrayIndex: indexField,
    preserveNullAndEmptyArrays: preserves,
  } = namedOperands(
    typeof operand === 'string' ? { path: operand } : operand,
    ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'],
    [],
    '$unwind',
  );
  if (typeof path !== 'string') throw location(28808, 'expected a string as the path for $unwind stage');
  if (!path.startsWith('$'))
    throw location(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  const parts = path.slice(1).split('.');
  return function* (input) {
    for (const doc of input) {
      const value = followPath(doc, parts);
      const put = (element: unknown, index: number | null) => {
        const unwound = withValue(doc, parts, element);
        const position = index === null ? null : makeLong(BigInt(index));
        return typeof indexField === 'string' ? withValue(unwound, indexField.split('.'), position) : unwound;
      };
      if (Array.isArray(value)) {
        for (const [index, element] of value.entries()) yield put(element, index);
        if (value.length === 0 && preserves === true) yield put(undefined, null);
      } else if (value !== undefined && value !== null) yield put(value, null);
      else if (preserves === true) yield put(value, null);
    }
  };
};

/** A document with one value put at a path of documents (or taken away: undefined); the given one stays as it is. */
function withValue(doc: Document, [name = '', ...rest]: string[], value: unknown): Document {
  const result = carryTextScore(doc, { ...doc });
  const inner: unknown = Object.hasOwn(doc, name) ? doc[name] : undefined;
  const next = rest.length === 0 ? value : withValue(isDocument(inner) ? inner : {}, rest, value);
  if (next === undefined) delete (result as Record<string, unknown>)[name];
  else setField(result, name, next);
  return result;
}

const replaceRoot: StageFactory = (operand, context, name) => {
  const newRoot: unknown = name === '$replaceWith' ? operand : documentOperand(operand, 40229, name).newRoot;
  if (newRoot === undefined) throw location(40231, 'no newRoot specified for the $replaceRoot stage');
  const expression = compileExpression(newRoot, context.variables);
  return mapping((doc) => {
    const root = expression(newEnvironment(doc, context));
    if (isDocument(root)) return carryTextScore(doc, root);
    throw location(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was: ${JSON.stringify(root) ?? 'MISSING'}`,
    );
  });
};

const sample: StageFactory = (operand) => {
  const size = asInteger(documentOperand(operand, 28745, '$sample').size);
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
};

/** The stages that hold no pipeline of their own and do not group. */
export const plainStages: [string, StageFactory][] = [
  ['$match', match],
  ['$project', project],
  ['$addFields', addFields],
  ['$set', addFields],
  ['$unset', unset],
  ['$sort', sort],
  ['$limit', limit],
  ['$skip', skip],
  ['$count', countDocuments],
  ['$unwind', unwind],
  ['$replaceRoot', replaceRoot],
  ['$replaceWith', replaceRoot],
  ['$sample', sample],
];
