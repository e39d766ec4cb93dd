import type { Document } from 'bson';
import { failedToParse } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { namedOperands } from '../signature';
import { keptBy } from '../memory';
import type { CompileOptions } from '../options';
import { checkFieldName, fieldPath, presentValues, testAtPath } from '../paths';
import { compileSetter } from '../projection/compile';
import { keptAt, valueKey } from '../values/compare';
import { makeLong } from '../values/numbers';
import { compileVariables, fieldsOperand, mapping, type PipelineContext, type StageFactory } from './context';

type Finder = (values: unknown[]) => Document[];

/**
 * Finds the documents of a list that hold one of the values at a path, in the order of the list, which is read when
 * they are asked for, and only once.
 * @param nullIsMissing whether a document without the path holds null there
 */
function finder(
  list: () => Iterable<Document>,
  path: string[],
  { collation }: CompileOptions,
  what: string,
  nullIsMissing: boolean,
): Finder {
  let docs: Document[] = [];
  let positions: Map<string, Set<number>> | undefined;
  const readList = () => {
    docs = [...keptBy(what, list())];
    const made = new Map<string, Set<number>>();
    for (const [i, doc] of docs.entries())
      testAtPath(path, true, (value) => {
        if (value !== undefined || nullIsMissing)
          keptAt(made, valueKey(value, collation), () => new Set<number>()).add(i);
        return false;
      })(doc);
    return made;
  };
  return (values) => {
    const byKey = (positions ??= readList());
    const found = values.flatMap((value) => [...(byKey.get(valueKey(value, collation)) ?? [])]);
    return [...new Set(found)].sort((a, b) => a - b).map((i) => docs[i] as Document);
  };
}

export const WRITING = ['$out', '$merge'];
/** What a stage bans from its pipelines, if nothing around it does so already. */
const banning = ({ banned }: PipelineContext, stage: string, code: number, stages = WRITING) => ({
  banned: banned ?? { stages, code, because: `is not allowed to be used within a ${stage} stage` },
});

/** The stages that read other collections or hold pipelines. */
export const joiningStages: Record<string, StageFactory> = {
  /** `$lookup` by equal fields, by a pipeline with `let`, or both. */
  $lookup: (operand, context, name) => {
    const signature =
      'from:string as:string localField:string? foreignField:string? let:document? pipeline:array?';
    const { from, as, localField, foreignField, pipeline, ...spec } = namedOperands(operand, signature, name);
    const isJoin = localField !== undefined && foreignField !== undefined;
    const isHalf = !isJoin && (localField ?? foreignField) !== undefined;
    if (isHalf || (!pipeline && (!isJoin || spec.let)))
      throw failedToParse(
        `${name} needs 'localField' and 'foreignField', or a 'pipeline', which may have 'let'`,
      );
    const all = () => context.collection(from);
    const joining = (local: string[], path: string) => {
      const find = finder(all, fieldPath(path), context, name, true);
      return (doc: Document): Document[] => {
        const present = presentValues(doc, local);
        const values = present.length > 0 ? present : [null];
        return context.lookUp?.(from, path, values) ?? find(values);
      };
    };
    const candidates = isJoin ? joining(fieldPath(localField), foreignField) : all;
    const { variables, bind } = compileVariables(spec.let ?? {}, context);
    const set = compileSetter(as);
    // Compiled once: for each document only the values of the variables change.
    const run = context.compile(pipeline ?? [], { ...banning(context, name, 51047), variables });
    const isConstant = !isJoin && Object.keys(variables).length === 0;
    let constant: Document[] | undefined;
    return mapping((doc) => {
      bind(doc);
      const matches = constant ?? [...run(candidates(doc))];
      if (isConstant) constant = matches;
      return set(doc, matches);
    });
  },
  /** `$graphLookup`: follows equal values from document to document, each once, nearest first. */
  $graphLookup: (operand, context, name) => {
    const signature =
      'from:string startWith:any connectFromField:string connectToField:string as:string maxDepth:natural? depthField:string? restrictSearchWithMatch:document?';
    const spec = namedOperands(operand, signature, name);
    const { depthField, maxDepth = Infinity, restrictSearchWithMatch: restriction = {} } = spec;
    const search = context.compile([{ $match: restriction }]);
    const startOf = compileExpression(spec.startWith, context);
    const all = () => search(context.collection(spec.from));
    const [from, to] = [fieldPath(spec.connectFromField), fieldPath(spec.connectToField)];
    const setDepth = compileSetter(depthField);
    const reachedFrom = (doc: Document, find: Finder): Document[] => {
      const start = startOf(doc);
      let frontier = (start === undefined ? [] : [start].flat()) as unknown[];
      const found = new Map<Document, Document>();
      for (let depth = 0; frontier.length > 0 && depth <= maxDepth; depth++) {
        const fresh = find(frontier).filter((match) => !found.has(match));
        for (const match of fresh) found.set(match, setDepth(match, makeLong(BigInt(depth))));
        frontier = fresh.flatMap((match) => presentValues(match, from));
      }
      return [...found.values()];
    };
    const set = compileSetter(spec.as);
    return (input) => {
      // Begun anew with each input: inside a look-up the variables of the restriction may have changed.
      const find = finder(all, to, context, name, false);
      return mapping((doc) => set(doc, reachedFrom(doc, find)))(input);
    };
  },
  /** `$unionWith`: the documents, then those of another collection. */
  $unionWith: (operand, context, name) => {
    const given = typeof operand === 'string' ? { coll: operand } : operand;
    const { coll, pipeline = [] } = namedOperands(given, 'coll:string pipeline:array?', name);
    const run = context.compile(pipeline, banning(context, name, 31441));
    return function* (input) {
      yield* input;
      yield* run(context.collection(coll));
    };
  },
  /** `$facet`: several pipelines over the same documents, in one document. */
  $facet: (operand, context, name) => {
    const changes = banning({ ...context, banned: undefined }, name, 40600, [name, ...WRITING]);
    const facets = Object.entries(fieldsOperand(operand, name)).map(([field, pipeline]) => {
      checkFieldName(field);
      return [field, context.compile(pipeline, changes)] as const;
    });
    return function* (input) {
      const docs = [...keptBy(name, input)];
      yield Object.fromEntries(facets.map(([field, run]) => [field, [...run(docs)]]));
    };
  },
};
