import type { Document } from 'bson';
import { CommandError, failedToParse } from '../../errors';
import type { CompileOptions } from '../filter/options';
import { splitPath } from '../paths';
import { compileUpdatePipeline } from '../pipeline/run';
import { identical, valuesEqual } from '../values/compare';
import { getField } from '../values/types';
import { changeAt, printed } from './change';
import { parseOperators } from './parse';
import { compilePositions } from './positions';
import { equalitiesOf } from './upsert';

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
  const isOperators = !Array.isArray(update) && Boolean(Object.keys(update)[0]?.startsWith('$'));
  if (!isOperators && options.arrayFilters?.length)
    throw failedToParse('arrayFilters may only be specified for an update with operators');
  const transform = isOperators
    ? compileOperators(update, options)
    : Array.isArray(update)
      ? withPipeline(update, options)
      : withReplacement(update);
  const checked = (before: Document, isInsert: boolean): Document => {
    const after = transform(before, isInsert);
    const [old, id] = [getField(before, '_id'), getField(after, '_id')];
    if (old === undefined || after === before || valuesEqual(old, id)) return after;
    throw new CommandError(
      66,
      'ImmutableField',
      isOperators
        ? "Performing an update on the path '_id' would modify the immutable field '_id'"
        : `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${printed(id)}`,
    );
  };
  return {
    apply(doc) {
      const after = checked(doc, false);
      return identical(doc, after) ? doc : after;
    },
    insert() {
      let doc: Document = {};
      for (const [path, value] of equalitiesOf(options.filter)) {
        // A replacement takes nothing from the query but its _id.
        if (isOperators || Array.isArray(update) || path === '_id')
          doc = changeAt(doc, splitPath(path), () => value);
      }
      return idFirst(checked(doc, true));
    },
  };
}

function compileOperators(update: Document, options: UpdateOptions): Transform {
  const updates = parseOperators(update, options);
  const positionsIn = compilePositions(options.filter, options.arrayFilters ?? [], updates, options);
  return (doc, isInsert) => {
    const positionsOf = positionsIn(doc);
    return updates
      .filter(({ name }) => name !== '$setOnInsert' || isInsert)
      .reduce((result, { apply }) => apply(result, positionsOf), doc);
  };
}

function withPipeline(pipeline: Document[], options: UpdateOptions): Transform {
  const run = compileUpdatePipeline(pipeline, options);
  return (doc) => withId(doc, run(doc));
}

function withReplacement(replacement: Document): Transform {
  const odd = Object.keys(replacement).find((name) => name.startsWith('$'));
  if (odd !== undefined)
    throw new CommandError(
      52,
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${odd}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  return (doc) => withId(doc, replacement);
}

/** What replaces a document keeps its `_id`, which comes first. */
function withId(doc: Document, replacement: Document): Document {
  const id = getField(replacement, '_id') ?? getField(doc, '_id');
  return id === undefined ? replacement : idFirst({ ...replacement, _id: id });
}

function idFirst(doc: Document): Document {
  if (!Object.hasOwn(doc, '_id') || Object.keys(doc)[0] === '_id') return doc;
  const { _id, ...rest } = doc;
  return { _id: _id as unknown, ...rest };
}
