import type { Document } from 'bson';
import { location, typeMismatch } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { newEnvironment } from '../expressions/environment';
import { namedOperands } from '../expressions/operator';
import type { CompileOptions } from '../filter/options';
import { fieldOf, isDocument } from '../values/types';
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
  const { db, coll } = namedOperands(given, ['db', 'coll'], ['coll'], name);
  if (typeof coll !== 'string' || (db !== undefined && typeof db !== 'string'))
    throw typeMismatch(`${name}: 'db' and 'coll' must be strings`);
  return { db, collection: coll };
}

/** Takes a writing stage off the end of a pipeline. Anywhere else it is refused when the pipeline is compiled. */
export function splitOutput(
  pipeline: Document[],
  context: CompileOptions,
): { rest: Document[]; output: Output | undefined } {
  const last = pipeline.at(-1);
  const [name, operand] = (Object.entries(last ?? {})[0] ?? []) as [string?, unknown?];
  if (!last || Object.keys(last).length !== 1) return { rest: pipeline, output: undefined };
  const rest = pipeline.slice(0, -1);
  if (name === '$out') return { rest, output: { kind: name, ...targetOf(operand, name) } };
  if (name === '$merge') return { rest, output: compileMerge(operand, context) };
  return { rest: pipeline, output: undefined };
}

function compileMerge(operand: unknown, context: CompileOptions): Output {
  const spec = namedOperands(
    typeof operand === 'string' ? { into: operand } : operand,
    ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'],
    ['into'],
    '$merge',
  );
  const on = (Array.isArray(spec.on) ? spec.on : [spec.on ?? '_id']) as unknown[];
  if (on.length === 0 || !on.every((field) => typeof field === 'string'))
    throw location(51186, '$merge: the on field must be a string or an array of strings');
  const matched = compileMatched(spec, context);
  const { whenNotMatched = 'insert' } = spec;
  if (!['insert', 'discard', 'fail'].includes(whenNotMatched as string))
    throw location(2, `$merge: '${String(whenNotMatched)}' is not a valid value of 'whenNotMatched'`);
  return {
    kind: '$merge',
    ...targetOf(spec.into, '$merge'),
    on: on as string[],
    merge(doc, existing) {
      if (existing) return matched(doc, existing);
      if (whenNotMatched === 'insert') return { action: 'store', doc };
      return whenNotMatched === 'fail' ? { action: 'fail' } : { action: 'keep' };
    },
  };
}

type Matched = (doc: Document, existing: Document) => Merged;

function compileMatched(spec: Document, context: CompileOptions): Matched {
  const mode: unknown = spec.whenMatched ?? 'merge';
  if (Array.isArray(mode)) return compileMatchedPipeline(mode as Document[], spec.let, context);
  if (spec.let !== undefined) throw location(51199, "$merge: 'let' needs a pipeline as 'whenMatched'");
  const withId = (doc: Document, { _id }: Document): Document => ({ _id: _id as unknown, ...doc });
  const modes: Record<string, Matched> = {
    replace: (doc, existing) => ({ action: 'store', doc: withId(doc, existing) }),
    merge: (doc, existing) => ({ action: 'store', doc: { ...existing, ...doc } }),
    keepExisting: () => ({ action: 'keep' }),
    fail: () => ({ action: 'fail' }),
  };
  const chosen = typeof mode === 'string' && Object.hasOwn(modes, mode) ? modes[mode] : undefined;
  if (!chosen) throw location(2, `$merge: '${String(mode)}' is not a valid value of 'whenMatched'`);
  return chosen;
}

/** A pipeline over the existing document, with the new one as `$$new` and the variables of `let`. */
function compileMatchedPipeline(pipeline: Document[], given: unknown, context: CompileOptions): Matched {
  if (given !== undefined && !isDocument(given)) throw typeMismatch("$merge: 'let' must be an object");
  const bindings = Object.entries(given ?? { new: '$$ROOT' }).map(
    ([name, value]) => [name, compileExpression(value, context.variables)] as const,
  );
  const variables: Document = { ...context.variables, new: null };
  for (const [name] of bindings) variables[name] = null;
  const apply = compileUpdatePipeline(pipeline, { ...context, variables });
  return (doc, existing) => {
    variables.new = doc;
    const env = newEnvironment(doc, context);
    for (const [name, value] of bindings) variables[name] = value(env);
    const { _id, ...rest } = apply(existing);
    return { action: 'store', doc: { _id: _id ?? fieldOf(existing, '_id'), ...rest } };
  };
}
