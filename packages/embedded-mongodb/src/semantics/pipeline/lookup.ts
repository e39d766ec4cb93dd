import type { Document } from 'bson';
import { failedToParse, location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { namedOperands } from '../expressions/operator';
import { compileFilterTest } from '../filter/compile';
import { keptBy } from '../memory';
import { splitPath, testAtPath, valuesAtPath } from '../paths';
import type { CompileOptions } from '../options';
import { compileSetter } from '../projection/compile';
import { valueKey } from '../values/compare';
import { makeLong } from '../values/numbers';
import { isDocument } from '../values/types';
import { compileVariables, mapping, type StageFactory } from './context';

/** Gives the documents of a list that hold one of the values at a path, in the order of the list. */
type Finder = (values: unknown[]) => Document[];

/** Reads the list when the first document comes, and only once. */
function finder(
  docs: () => Iterable<Document>,
  path: string,
  { collation }: CompileOptions,
  what: string,
): Finder {
  const positions = new Map<Document, number>();
  let index: Map<string, Document[]> | undefined;
  const makeIndex = () => {
    const made = new Map<string, Document[]>();
    for (const doc of keptBy(what, docs())) {
      positions.set(doc, positions.size);
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
  const position = (doc: Document) => positions.get(doc) ?? 0;
  return (values) => {
    const byKey = (index ??= makeIndex());
    const found = new Set(values.flatMap((value) => byKey.get(valueKey(value, collation)) ?? []));
    return [...found].sort((a, b) => position(a) - position(b));
  };
}

/** The stages that read other collections or hold pipelines. */
export const joiningStages: Record<string, StageFactory> = {
  /** `$lookup` by equal fields, by a pipeline with `let`, or both. */
  $lookup: (operand, context, name) => {
    const signature =
      'from:string as:string localField:string? foreignField:string? let:document? pipeline:array?';
    const { from, as, localField, foreignField, pipeline, ...spec } = namedOperands(operand, signature, name);
    const isJoin = localField !== undefined && foreignField !== undefined;
    if (!isJoin && (localField !== undefined || foreignField !== undefined || !pipeline))
      throw failedToParse(`${name} requires either 'pipeline' or both 'localField' and 'foreignField'`);
    const all = () => context.collection(from);
    const find = finder(all, foreignField ?? '', context, name);
    const equals = (doc: Document) => {
      const values = valuesAtPath(doc, localField ?? '');
      return context.lookUp?.(from, foreignField ?? '', values) ?? find(values);
    };
    const { variables, bind } = compileVariables(spec.let ?? {}, context);
    const set = compileSetter(as);
    if (!pipeline) return mapping((doc) => set(doc, [equals(doc)]));
    // Compiled once: for each document only the values of the variables change.
    const run = context.compile(pipeline, { ...context, variables });
    const isConstant = !isJoin && Object.keys(variables).length === 0;
    let constant: Document[] | undefined;
    return mapping((doc) => {
      bind(doc);
      const matches = constant ?? [...run(isJoin ? equals(doc) : all())];
      if (isConstant) constant = matches;
      return set(doc, [matches]);
    });
  },
  /** `$graphLookup`: follows equal values from document to document, each once, nearest first. */
  $graphLookup: (operand, context, name) => {
    const signature =
      'from:string startWith:any connectFromField:string connectToField:string as:string maxDepth:integer? depthField:string? restrictSearchWithMatch:any?';
    const spec = namedOperands(operand, signature, name);
    const { depthField = [], maxDepth = Infinity, restrictSearchWithMatch: restriction = {} } = spec;
    if (maxDepth < 0) throw location(40101, `${name} requires a nonnegative whole number as 'maxDepth'`);
    if (!isDocument(restriction))
      throw location(40185, `${name}: 'restrictSearchWithMatch' must be an object`);
    const matches = compileFilterTest(restriction, context);
    const startOf = compileExpression(spec.startWith, context);
    const all = () => [...context.collection(spec.from)].filter((doc) => matches(doc));
    const find = finder(all, spec.connectToField, context, name);
    const setDepth = compileSetter(depthField);
    const reachedFrom = (doc: Document): Document[] => {
      const start = startOf(doc);
      let frontier = (Array.isArray(start) ? start : [start]) as unknown[];
      const found = new Map<Document, Document>();
      for (let depth = 0; frontier.length > 0 && depth <= maxDepth; depth++) {
        const next = find(frontier.filter((value) => value !== undefined));
        const fresh = next.filter((match) => !found.has(match));
        for (const match of fresh) found.set(match, setDepth(match, [makeLong(BigInt(depth))]));
        frontier = fresh.flatMap((match) => valuesAtPath(match, spec.connectFromField));
      }
      return [...found.values()];
    };
    const set = compileSetter(spec.as);
    return mapping((doc) => set(doc, [reachedFrom(doc)]));
  },
  /** `$unionWith`: the documents, then those of another collection. */
  $unionWith: (operand, context, name) => {
    const given = typeof operand === 'string' ? { coll: operand } : operand;
    const { coll, pipeline = [] } = namedOperands(given, 'coll:string pipeline:array?', name);
    const run = context.compile(pipeline);
    return function* (input) {
      yield* input;
      yield* run(context.collection(coll));
    };
  },
  /** `$facet`: several pipelines over the same documents, in one document. */
  $facet: (operand, context, name) => {
    if (!isDocument(operand) || Object.keys(operand).length === 0)
      throw location(40169, `the ${name} specification must be a non-empty object`);
    const facets = Object.entries(operand).map(([field, pipeline]) => {
      if (!Array.isArray(pipeline)) throw location(40170, `${name}: ${field} must be an array`);
      for (const stage of pipeline.flatMap((inner) => (isDocument(inner) ? Object.keys(inner) : [])))
        if (['$facet', '$out', '$merge'].includes(stage))
          throw location(40600, `${stage} is not allowed to be used within a ${name} stage`);
      return [field, context.compile(pipeline)] as const;
    });
    return function* (input) {
      const docs = [...keptBy(name, input)];
      yield Object.fromEntries(facets.map(([field, run]) => [field, [...run(docs)]]));
    };
  },
};
