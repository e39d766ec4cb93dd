import type { Document } from 'bson';
import { badValue, location } from '../../errors';
import { namedOperands } from '../expressions/operator';
import type { CompileOptions } from '../options';
import { withId } from '../update/compile';
import { compileVariables } from './context';
import { compileUpdatePipeline } from './run';

/** What `$merge` does with a document: nothing, an error, or what is to be stored. */
export type Merged = { action: 'keep' } | { action: 'fail' } | { action: 'store'; doc: Document };

/** The last stage of a pipeline that writes: `$out` replaces a collection, `$merge` puts each document into one. */
export type Output = { db: string | undefined; collection: string } & (
  | { kind: '$out' }
  | {
      kind: '$merge';
      /** The fields by which documents are the same; a unique index must be on them. */
      on: string[];
      merge(doc: Document, existing: Document | undefined): Merged;
    }
);

function targetOf(given: unknown, name: string): { db: string | undefined; collection: string } {
  if (typeof given === 'string') return { db: undefined, collection: given };
  const { db, coll } = namedOperands(given, 'db:string? coll:string', name);
  return { db, collection: coll };
}

/** Takes a writing stage off the end of a pipeline. Anywhere else it is refused when the pipeline is compiled. */
export function splitOutput(
  pipeline: Document[],
  context: CompileOptions,
): { rest: Document[]; output: Output | undefined } {
  const stage = Object.entries(pipeline.at(-1) ?? {}) as [string, unknown][];
  const [name, operand] = stage.length === 1 ? (stage[0] ?? []) : [];
  const rest = pipeline.slice(0, -1);
  if (name === '$out') return { rest, output: { kind: name, ...targetOf(operand, name) } };
  if (name === '$merge') return { rest, output: compileMerge(operand, context) };
  return { rest: pipeline, output: undefined };
}

function compileMerge(operand: unknown, context: CompileOptions): Output {
  const spec = namedOperands(
    typeof operand === 'string' ? { into: operand } : operand,
    'into:any on:any? let:document? whenMatched:any? whenNotMatched:any?',
    '$merge',
  );
  const on = (Array.isArray(spec.on) ? spec.on : [spec.on ?? '_id']) as unknown[];
  if (on.length === 0 || !on.every((field) => typeof field === 'string'))
    throw location(51186, '$merge: the on field must be a string or an array of strings');
  const matched = compileMatched(spec.whenMatched ?? 'merge', spec.let, context);
  const { whenNotMatched = 'insert' } = spec;
  if (!['insert', 'discard', 'fail'].includes(whenNotMatched as string))
    throw badValue(`$merge: '${String(whenNotMatched)}' is not a valid value of 'whenNotMatched'`);
  return {
    kind: '$merge',
    ...targetOf(spec.into, '$merge'),
    on: on as string[],
    merge(doc, existing) {
      if (existing) return matched(doc, existing);
      if (whenNotMatched === 'insert') return { action: 'store', doc };
      return { action: whenNotMatched === 'fail' ? 'fail' : 'keep' };
    },
  };
}

type Matched = (doc: Document, existing: Document) => Merged;

function compileMatched(mode: unknown, given: Document | undefined, context: CompileOptions): Matched {
  if (Array.isArray(mode)) {
    // A pipeline over the existing document, with the new one as `$$new` and the variables of `let`.
    const { variables, bind } = compileVariables({ new: '$$ROOT', ...given }, context);
    const apply = compileUpdatePipeline(mode as Document[], { ...context, variables });
    return (doc, existing) => {
      bind(doc);
      return { action: 'store', doc: withId(apply(existing), existing) };
    };
  }
  if (given) throw location(51199, "$merge: 'let' needs a pipeline as 'whenMatched'");
  switch (mode) {
    case 'replace':
      return (doc, existing) => ({ action: 'store', doc: withId(doc, existing) });
    case 'merge':
      return (doc, existing) => ({ action: 'store', doc: { ...existing, ...doc } });
    case 'keepExisting':
      return () => ({ action: 'keep' });
    case 'fail':
      return () => ({ action: 'fail' });
    default:
      throw badValue(`$merge: '${String(mode)}' is not a valid value of 'whenMatched'`);
  }
}
