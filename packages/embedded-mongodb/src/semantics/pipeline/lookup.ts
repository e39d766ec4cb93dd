import type { Document } from 'bson';
import { failedToParse, location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { newEnvironment } from '../expressions/environment';
import { someAtPath, splitPath, valuesAtPath } from '../paths';
import { compileAddFields } from '../projection/compile';
import { valueKey } from '../values/compare';
import { isDocument } from '../values/types';
import type { PipelineCompiler, PipelineContext, StageFactory } from './context';

/** The foreign documents by each value they hold at a path. */
function indexByValue(docs: Iterable<Document>, path: string): Map<string, Document[]> {
  const parts = splitPath(path);
  const index = new Map<string, Document[]>();
  for (const doc of docs) {
    const keys = new Set<string>();
    someAtPath(doc, parts, true, (value) => {
      keys.add(valueKey(value));
      return false;
    });
    for (const key of keys) {
      const list = index.get(key);
      if (list) list.push(doc);
      else index.set(key, [doc]);
    }
  }
  return index;
}

/** Gives the foreign documents that equal a local document's value, each once and in their stored order. */
function equalityMatcher(from: string, local: string, foreign: string, context: PipelineContext) {
  let index: Map<string, Document[]> | undefined;
  return (doc: Document): Document[] => {
    index ??= indexByValue(context.collection(from), foreign);
    const matches = new Set<Document>();
    for (const value of valuesAtPath(doc, local)) {
      for (const match of index.get(valueKey(value)) ?? []) matches.add(match);
    }
    return [...matches];
  };
}

const options = ['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'];

function readOptions(operand: unknown): Document {
  if (!isDocument(operand)) throw failedToParse('the $lookup specification must be an Object');
  for (const name of Object.keys(operand)) {
    if (!options.includes(name)) throw failedToParse(`unknown argument to $lookup: ${name}`);
  }
  const { from, as, localField, foreignField, pipeline } = operand as Document;
  if (typeof from !== 'string') throw failedToParse("must specify 'from' field for a $lookup");
  if (typeof as !== 'string') throw failedToParse("must specify 'as' field for a $lookup");
  if (
    (localField === undefined) !== (foreignField === undefined) ||
    (localField === undefined && !pipeline)
  ) {
    throw failedToParse(
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  return operand;
}

/** `$lookup` by equal fields, by a pipeline with `let`, or both. */
export const lookupWith =
  (compilePipeline: PipelineCompiler): StageFactory =>
  (operand, context) => {
    const spec = readOptions(operand);
    const from = spec.from as string;
    const as = spec.as as string;
    const equals =
      spec.localField === undefined
        ? undefined
        : equalityMatcher(from, String(spec.localField), String(spec.foreignField), context);
    const bindings = Object.entries((spec.let ?? {}) as Document).map(
      ([name, value]) => [name, compileExpression(value, context.variables)] as const,
    );
    // Compiled once: for each document only the values of the variables change.
    const variables: Document = { ...context.variables };
    for (const [name] of bindings) variables[name] = null;
    const run =
      spec.pipeline === undefined ? undefined : compilePipeline(spec.pipeline, { ...context, variables });
    const isConstant = !equals && Object.keys(variables).length === 0;
    let constant: Document[] | undefined;
    const joined = (doc: Document): Document[] => {
      if (constant) return constant;
      if (!run) return equals?.(doc) ?? [];
      Object.assign(variables, context.variables);
      const env = newEnvironment(doc, context);
      for (const [name, value] of bindings) variables[name] = value(env);
      const result = [...run(equals?.(doc) ?? context.collection(from))];
      if (isConstant) constant = result;
      return result;
    };
    const output = { matches: [] as Document[] };
    const addMatches = compileAddFields({ [as]: '$$matches' }, { ...context, variables: output });
    return function* (input) {
      for (const doc of input) {
        output.matches = joined(doc);
        yield addMatches(doc);
      }
    };
  };

/** `$unionWith`: the documents, then those of another collection. */
export const unionWith =
  (compilePipeline: PipelineCompiler): StageFactory =>
  (operand, context) => {
    const spec = typeof operand === 'string' ? { coll: operand } : operand;
    if (!isDocument(spec) || typeof spec.coll !== 'string') {
      throw failedToParse("the $unionWith specification must be a string or an object with 'coll'");
    }
    for (const name of Object.keys(spec)) {
      if (name !== 'coll' && name !== 'pipeline')
        throw location(40415, `BSON field '$unionWith.${name}' is an unknown field.`);
    }
    const coll = spec.coll;
    const run = compilePipeline(spec.pipeline ?? [], context);
    return function* (input) {
      yield* input;
      yield* run(context.collection(coll));
    };
  };

/** `$facet`: several pipelines over the same documents, in one document. */
export const facetWith =
  (compilePipeline: PipelineCompiler): StageFactory =>
  (operand, context) => {
    if (!isDocument(operand) || Object.keys(operand).length === 0) {
      throw location(40169, 'the $facet specification must be a non-empty object');
    }
    const facets = Object.entries(operand).map(([name, pipeline]) => {
      if (!Array.isArray(pipeline))
        throw location(40170, `arguments to $facet must be arrays, ${name} is not an array`);
      const inner = (pipeline as unknown[]).find(
        (stage) => isDocument(stage) && Object.hasOwn(stage, '$facet'),
      );
      if (inner) throw location(40600, '$facet is not allowed to be used within a $facet stage');
      return [name, compilePipeline(pipeline, context)] as const;
    });
    return function* (input) {
      const docs = [...input];
      yield Object.fromEntries(facets.map(([name, run]) => [name, [...run(docs)]]));
    };
  };
