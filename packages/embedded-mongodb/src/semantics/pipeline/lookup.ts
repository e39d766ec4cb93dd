import type { Document } from 'bson';
import { failedToParse, location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { namedOperands } from '../expressions/operator';
import { compileFilterTest } from '../filter/compile';
import { keptBy } from '../memory';
import { splitPath, testAtPath, valuesAtPath } from '../paths';
import { compileSetter } from '../projection/compile';
import { valueKey, type StringComparer } from '../values/compare';
import { makeLong } from '../values/numbers';
import { isDocument } from '../values/types';
import { compileVariables, type PipelineCompiler, type StageFactory } from './context';

/** Gives the documents of a list that hold a value at a path, in the order of the list. */
type Finder = (value: unknown) => Document[];

/** Reads the list when the first document comes, and only once. */
function finder(docs: () => Iterable<Document>, path: string, collation: StringComparer | undefined): Finder {
  let index: Map<string, Document[]> | undefined;
  const makeIndex = () => {
    const made = new Map<string, Document[]>();
    for (const doc of docs()) {
      const keys = new Set<string>();
      testAtPath(splitPath(path), true, (value) => {
        keys.add(valueKey(value, collation));
        return false;
      })(doc);
      for (const key of keys) {
        const list = made.get(key);
        if (list) list.push(doc);
        else made.set(key, [doc]);
      }
    }
    return made;
  };
  return (value) => (index ??= makeIndex()).get(valueKey(value, collation)) ?? [];
}

/** `$lookup` by equal fields, by a pipeline with `let`, or both. */
export const lookupWith =
  (compilePipeline: PipelineCompiler): StageFactory =>
  (operand, context, name) => {
    const signature =
      'from:string as:string localField:string? foreignField:string? let:document? pipeline:array?';
    const spec = namedOperands(operand, signature, name);
    const { localField, foreignField } = spec;
    const isJoin = localField !== undefined && foreignField !== undefined;
    if (!isJoin && (localField !== undefined || foreignField !== undefined || !spec.pipeline))
      throw failedToParse(`${name} requires either 'pipeline' or both 'localField' and 'foreignField'`);
    const all = () => context.collection(spec.from);
    const find = finder(all, foreignField ?? '', context.collation);
    const equals = (doc: Document): Document[] => {
      const values = valuesAtPath(doc, localField ?? '');
      return values.length === 1 ? find(values[0]) : [...new Set(values.flatMap(find))];
    };
    const { variables, bind } = compileVariables(spec.let ?? {}, context);
    // Compiled once: for each document only the values of the variables change.
    const run = spec.pipeline && compilePipeline(spec.pipeline, { ...context, variables });
    const isConstant = !isJoin && Object.keys(variables).length === 0;
    let constant: Document[] | undefined;
    const matchesOf = (doc: Document): Document[] => {
      if (constant) return constant;
      if (!run) return equals(doc);
      bind(doc);
      const result = [...run(isJoin ? equals(doc) : all())];
      if (isConstant) constant = result;
      return result;
    };
    const set = compileSetter(spec.as);
    return function* (input) {
      for (const doc of input) yield set(doc, [matchesOf(doc)]);
    };
  };

/** `$graphLookup`: follows equal values from document to document, each once, nearest first. */
export const graphLookup: StageFactory = (operand, context, name) => {
  const signature =
    'from:string startWith:any connectFromField:string connectToField:string as:string maxDepth:integer? depthField:string? restrictSearchWithMatch:any?';
  const spec = namedOperands(operand, signature, name);
  const { depthField, maxDepth = Infinity, restrictSearchWithMatch: restriction = {} } = spec;
  if (maxDepth < 0) throw location(40101, `${name} requires a nonnegative whole number as 'maxDepth'`);
  if (!isDocument(restriction)) throw location(40185, `${name}: 'restrictSearchWithMatch' must be an object`);
  const matches = compileFilterTest(restriction, context);
  const startOf = compileExpression(spec.startWith, context);
  const all = () => [...context.collection(spec.from)].filter((doc) => matches(doc));
  const find = finder(all, spec.connectToField, context.collation);
  const setDepth = compileSetter(...(depthField === undefined ? [] : [depthField]));
  const reachedFrom = (doc: Document): Document[] => {
    const start = startOf(doc);
    let frontier = (Array.isArray(start) ? start : [start]) as unknown[];
    const found = new Map<Document, Document>();
    for (let depth = 0; frontier.length > 0 && depth <= maxDepth; depth++) {
      const next = new Set(frontier.filter((value) => value !== undefined).flatMap(find));
      const fresh = [...next].filter((match) => !found.has(match));
      for (const match of fresh) found.set(match, setDepth(match, [makeLong(BigInt(depth))]));
      frontier = fresh.flatMap((match) => valuesAtPath(match, spec.connectFromField));
    }
    return [...found.values()];
  };
  const set = compileSetter(spec.as);
  return function* (input) {
    for (const doc of input) yield set(doc, [reachedFrom(doc)]);
  };
};

/** `$unionWith`: the documents, then those of another collection. */
export const unionWith =
  (compilePipeline: PipelineCompiler): StageFactory =>
  (operand, context, name) => {
    const given = typeof operand === 'string' ? { coll: operand } : operand;
    const { coll, pipeline = [] } = namedOperands(given, 'coll:string pipeline:array?', name);
    const run = compilePipeline(pipeline, context);
    return function* (input) {
      yield* input;
      yield* run(context.collection(coll));
    };
  };

/** `$facet`: several pipelines over the same documents, in one document. */
export const facetWith =
  (compilePipeline: PipelineCompiler): StageFactory =>
  (operand, context) => {
    if (!isDocument(operand) || Object.keys(operand).length === 0)
      throw location(40169, 'the $facet specification must be a non-empty object');
    const facets = Object.entries(operand).map(([name, pipeline]) => {
      if (!Array.isArray(pipeline)) throw location(40170, `$facet: ${name} must be an array`);
      const odd = ['$facet', '$out', '$merge'].find((stage) =>
        pipeline.some((inner) => isDocument(inner) && Object.hasOwn(inner, stage)),
      );
      if (odd) throw location(40600, `${odd} is not allowed to be used within a $facet stage`);
      return [name, compilePipeline(pipeline, context)] as const;
    });
    return function* (input) {
      const docs = [...keptBy('$facet', input)];
      yield Object.fromEntries(facets.map(([name, run]) => [name, [...run(docs)]]));
    };
  };
