import type { Document } from 'bson';
import { badValue, location } from '../../errors';
import { namedOperands } from '../signature';
import type { CompileOptions } from '../options';
import { compileUpdate } from '../update/compile';
import { compileVariables } from './context';

/** What is stored for a document, as a new one or in the place of the existing one; undefined for nothing. */
type Stored = { insert?: Document; replacement?: Document } | undefined;

export interface Merge {
  /** The fields by which documents are the same; a unique index must be on them. */
  on: string[];
  storedFor(doc: Document, existing: Document | undefined): Stored;
}

/** The last stage of a pipeline that writes: `$out` replaces a collection, `$merge` puts each document into one. */
interface Output {
  db: string | undefined;
  collection: string;
  merge?: Merge;
}

function targetOf(given: unknown, name: string): Output {
  if (typeof given === 'string') return { db: undefined, collection: given };
  const { db, coll } = namedOperands(given, 'db:string? coll:string', name);
  return { db, collection: coll };
}

/** Compiles the last stage of a pipeline that writes. Anywhere else such a stage is refused when it is compiled. */
export function compileOutput({ $out, $merge: operand }: Document, context: CompileOptions): Output {
  if ($out !== undefined) return targetOf($out, '$out');
  const spec = namedOperands(
    typeof operand === 'string' ? { into: operand } : operand,
    'into:any on:any? let:document? whenMatched:any? whenNotMatched:insert|discard|fail?',
    '$merge',
  );
  const on = (Array.isArray(spec.on) ? spec.on : [spec.on ?? '_id']) as unknown[];
  if (on.length === 0 || !on.every((field) => typeof field === 'string'))
    throw location(51187, "$merge: 'on' must be a path or an array of paths");
  const { whenMatched = 'merge', whenNotMatched = 'insert' } = spec;
  const matched = compileMatched(whenMatched, spec.let, context);
  if (whenNotMatched === 'fail' && ['fail', 'keepExisting'].includes(whenMatched as string))
    throw location(51181, `$merge: whenMatched '${whenMatched as string}' excludes whenNotMatched 'fail'`);
  const storedFor: Merge['storedFor'] = (doc, existing) => {
    if (existing) return matched(doc, existing);
    if (whenNotMatched === 'insert') return { insert: doc };
    if (whenNotMatched === 'discard') return undefined;
    throw location(13113, '$merge could not find a matching document in the target collection');
  };
  return { ...targetOf(spec.into, '$merge into'), merge: { on: on as string[], storedFor } };
}

type Matched = (doc: Document, existing: Document) => Stored;

function compileMatched(mode: unknown, given: Document | undefined, context: CompileOptions): Matched {
  const options = { ...context, filter: {} };
  if (Array.isArray(mode)) {
    // A pipeline over the existing document, with the new one as `$$new` and the variables of `let`.
    const whole = '$$ROOT';
    if ((given?.new ?? whole) !== whole)
      throw location(51273, "$merge: 'let' may not give 'new' another value");
    const { variables, bind } = compileVariables({ new: whole, ...given }, context);
    const apply = compileUpdate(mode as Document[], { ...options, variables });
    return (doc, existing) => {
      bind(doc);
      return { replacement: apply(existing) };
    };
  }
  if (given) throw location(51199, "$merge: 'let' needs a pipeline as 'whenMatched'");
  switch (mode) {
    case 'replace':
    case 'merge':
      return (doc, existing) => ({
        replacement: compileUpdate(mode === 'merge' ? { $set: doc } : doc, options)(existing),
      });
    case 'keepExisting':
      return () => undefined;
    case 'fail':
      // The unique index forbids it.
      return (doc) => ({ insert: doc });
    default:
      throw badValue(`$merge: '${String(mode)}' is not a valid value of 'whenMatched'`);
  }
}
