import type { Document } from 'bson';
import { failedToParse, location } from '../../errors';
import type { CompileOptions } from '../options';
import { compileUpdatePipeline } from '../pipeline/run';
import { identical, valuesEqual } from '../values/compare';
import { fieldOf } from '../values/types';
import { parseOperators } from './parse';
import { compilePositions } from './positions';
import { startOfUpsert } from './upsert';

export interface UpdateOptions extends CompileOptions {
  /** The query that finds the documents. */
  filter: Document;
  arrayFilters?: Document[];
}

export interface Update {
  /**
   * A document with the update applied. The given document stays as it is; when the update changes nothing, it is
   * itself returned.
   */
  apply(doc: Document): Document;
  /** The document that an upsert inserts: the query's equalities, then the update; `_id` may be missing. */
  insert(): Document;
}

type Transform = (doc: Document, isInsert: boolean) => Document;

/**
 * Compiles an update once, for many documents: operators, a replacement or a pipeline.
 * @throws CommandError with MongoDB's codes, here and when it is applied
 */
export function compileUpdate(update: Document | Document[], options: UpdateOptions): Update {
  const isPipeline = Array.isArray(update);
  const isOperators = !isPipeline && Boolean(Object.keys(update)[0]?.startsWith('$'));
  if (!isOperators && options.arrayFilters?.length)
    throw failedToParse('arrayFilters may only be specified for an update with operators');
  const compile = isOperators ? withOperators : isPipeline ? withPipeline : withReplacement;
  const transform = compile(update as Document & Document[], options);
  const updated = (before: Document, isInsert: boolean): Document => {
    const after = transform(before, isInsert);
    const id = fieldOf(before, '_id');
    if (id === undefined || valuesEqual(id, fieldOf(after, '_id'))) return after;
    throw location(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
  };
  return {
    apply(doc) {
      const after = updated(doc, false);
      return identical(doc, after) ? doc : after;
    },
    insert() {
      // A replacement takes nothing from the query but its _id.
      const isTaken = (path: string) => isOperators || isPipeline || path === '_id';
      return withId(updated(startOfUpsert(options.filter, isTaken), true));
    },
  };
}

function withOperators(update: Document, options: UpdateOptions): Transform {
  const updates = parseOperators(update, options);
  const positionsIn = compilePositions(updates, options);
  const ofExisting = updates.filter(({ name }) => name !== '$setOnInsert');
  return (doc, isInsert) => {
    const positionsOf = positionsIn(doc);
    return (isInsert ? updates : ofExisting).reduce((result, { apply }) => apply(result, positionsOf), doc);
  };
}

function withPipeline(pipeline: Document[], options: UpdateOptions): Transform {
  const run = compileUpdatePipeline(pipeline, options);
  return (doc) => withId(run(doc), doc);
}

function withReplacement(replacement: Document): Transform {
  const odd = Object.keys(replacement).find((name) => name.startsWith('$'));
  if (odd === undefined) return (doc) => withId(replacement, doc);
  throw location(52, `The dollar ($) prefixed field '${odd}' is not allowed in a replacement document.`);
}

/** What replaces a document keeps its `_id`, which comes first. */
export function withId(replacement: Document, replaced: Document = {}): Document {
  const { _id = fieldOf(replaced, '_id'), ...rest } = replacement;
  return _id === undefined ? rest : { _id: _id as unknown, ...rest };
}
