import type { Document } from 'bson';
import { failedToParse, location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { newEnvironment } from '../expressions/environment';
import { namedOperands } from '../expressions/operator';
import { compileFilterTest } from '../filter/compile';
import { someAtPath, splitPath, valuesAtPath } from '../paths';
import { compileAddFields } from '../projection/compile';
import { valueKey, type StringComparer } from '../values/compare';
import { asInteger, makeLong } from '../values/numbers';
import { keptBy } from '../memory';
import { isDocument } from '../values/types';
import type { PipelineCompiler, PipelineContext, Stage, StageFactory } from './context';

/** Gives the documents of a list that hold a value at a path, in the order of the list. */
type Finder = (value: unknown) => Document[];

function finder(docs: Iterable<Document>, path: string, collation: StringComparer | undefined): Finder {
  const parts = splitPath(path);
  const index = new Map<string, Document[]>();
  for (const doc of docs) {
    const keys = new Set<string>();
    someAtPath(doc, parts, true, (value) => {
      keys.add(valueKey(value, collation));
      return false;
    });
    for (const key of keys) {
      const list = index.get(key);
      if (list) list.push(doc);
      else index.set(key, [doc]);
    }
  }
  return (value) => index.get(valueKey(value, collation)) ?? [];
}

/** Reads the other collection when the first document comes, and only once. */
function lazily(make: () => Finder): Finder {
  let made: Finder | undefined;
  return (value) => (made ??= make())(value);
}

/** Adds to each document the list that is found for it. */
function joining(as: string, context: PipelineContext, find: (doc: Document) => Document[]): Stage {
  const output = { matches: [] as Document[] };
  const addMatches = compileAddFields({ [as]: '$$matches' }, { ...context, variables: output });
  return function* (input) {
    for (const doc of input) {
      output.matches = find(doc);
      yield addMatches(doc);
    }
  };
}

function textsOf(spec: Document, names: string[], stage: string): void {
  for (const name of names) {
    if (typeof spec[name] !== 'string') throw failedToParse(`${stage} argument '${name}' must be a string`);
  }
}

/** `$lookup` by equal fields, by a pipeline with `let`, or both. */
export const lookupWith =
  (compilePipeline: PipelineCompiler): StageFactory =>
  (operand, context, name) => {
    const allowed = ['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'];
    const spec = namedOperands(operand, allowed, ['from', 'as'], name);
    const isJoin = spec.localField !== undefined || spec.foreignField !== undefined;
    if (!isJoin && spec.pipeline === undefined)
      throw failedToParse(`${name} requires either 'pipeline' or both 'localField' and 'foreignField'`);
    textsOf(spec, ['from', 'as', ...(isJoin ? ['localField', 'foreignField'] : [])], name);
    const all = () => context.collection(spec.from as string);
    const find = lazily(() => finder(all(), spec.foreignField as string, context.collation));
    const equals = (doc: Document): Document[] => {
      const values = valuesAtPath(doc, spec.localField as string);
      return values.length === 1 ? find(values[0]) : [...new Set(values.flatMap((value) => find(value)))];
    };
    const bindings = Object.entries((spec.let ?? {}) as Document).map(
      ([variable, value]) => [variable, compileExpression(value, context.variables)] as const,
    );
    // Compiled once: for each document only the values of the variables change.
    const variables: Document = { ...context.variables };
    for (const [variable] of bindings) variables[variable] = null;
    const run =
      spec.pipeline === undefined ? undefined : compilePipeline(spec.pipeline, { ...context, variables });
    const isConstant = !isJoin && Object.keys(variables).length === 0;
    let constant: Document[] | undefined;
    return joining(spec.as as string, context, (doc) => {
      if (constant) return constant;
      if (!run) return equals(doc);
      Object.assign(variables, context.variables);
      const env = newEnvironment(doc, context);
      for (const [variable, value] of bindings) variables[variable] = value(env);
      const result = [...run(isJoin ? equals(doc) : all())];
      if (isConstant) constant = result;
      return result;
    });
  };

/** `$graphLookup`: follows equal values from document to document, each once, nearest first. */
export const graphLookup: StageFactory = (operand, context, name) => {
  const required = ['from', 'startWith', 'connectFromField', 'connectToField', 'as'];
  const optional = ['maxDepth', 'depthField', 'restrictSearchWithMatch'];
  const spec = namedOperands(operand, [...required, ...optional], required, name);
  const { depthField, restrictSearchWithMatch: restriction = {} } = spec;
  textsOf(spec, ['from', 'connectFromField', 'connectToField', 'as'], name);
  if (depthField !== undefined) textsOf(spec, ['depthField'], name);
  const maxDepth = spec.maxDepth === undefined ? Infinity : (asInteger(spec.maxDepth) ?? -1);
  if (maxDepth < 0) throw location(40101, `${name} requires a nonnegative whole number as 'maxDepth'`);
  if (!isDocument(restriction)) throw location(40185, `${name}: 'restrictSearchWithMatch' must be an object`);
  const matches = compileFilterTest(restriction, context);
  const start = compileExpression(spec.startWith, context.variables);
  const find = lazily(() => {
    const docs = [...context.collection(spec.from as string)].filter((doc) => matches(doc));
    return finder(docs, spec.connectToField as string, context.collation);
  });
  const variables = { depth: makeLong(0n) };
  const addDepth =
    typeof depthField === 'string'
      ? compileAddFields({ [depthField]: '$$depth' }, { ...context, variables })
      : (doc: Document) => doc;
  return joining(spec.as as string, context, (doc) => {
    const first = start(newEnvironment(doc, context));
    let frontier = (Array.isArray(first) ? first : [first]) as unknown[];
    const seen = new Set<Document>();
    const found: Document[] = [];
    for (let depth = 0; frontier.length > 0 && depth <= maxDepth; depth++) {
      variables.depth = makeLong(BigInt(depth));
      const next = new Set(frontier.filter((value) => value !== undefined).flatMap((value) => find(value)));
      const fresh = [...next].filter((match) => !seen.has(match));
      for (const match of fresh) {
        seen.add(match);
        found.push(addDepth(match));
      }
      frontier = fresh.flatMap((match) => valuesAtPath(match, spec.connectFromField as string));
    }
    return found;
  });
};

/** `$unionWith`: the documents, then those of another collection. */
export const unionWith =
  (compilePipeline: PipelineCompiler): StageFactory =>
  (operand, context, name) => {
    const given = typeof operand === 'string' ? { coll: operand } : operand;
    const spec = namedOperands(given, ['coll', 'pipeline'], ['coll'], name);
    textsOf(spec, ['coll'], name);
    const run = compilePipeline(spec.pipeline ?? [], context);
    return function* (input) {
      yield* input;
      yield* run(context.collection(spec.coll as string));
    };
  };

/** `$facet`: several pipelines over the same documents, in one document. */
export const facetWith =
  (compilePipeline: PipelineCompiler): StageFactory =>
  (operand, context) => {
    if (!isDocument(operand) || Object.keys(operand).length === 0)
      throw location(40169, 'the $facet specification must be a non-empty object');
    const facets = Object.entries(operand).map(([name, pipeline]) => {
      if (!Array.isArray(pipeline))
        throw location(40170, `arguments to $facet must be arrays, ${name} is not an array`);
      for (const inner of ['$facet', '$out', '$merge']) {
        if (pipeline.some((stage) => isDocument(stage) && Object.hasOwn(stage, inner)))
          throw location(40600, `${inner} is not allowed to be used within a $facet stage`);
      }
      return [name, compilePipeline(pipeline, context)] as const;
    });
    return function* (input) {
      const docs = [...keptBy('$facet', input)];
      yield Object.fromEntries(facets.map(([name, run]) => [name, [...run(docs)]]));
    };
  };
