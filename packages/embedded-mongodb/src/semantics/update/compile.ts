import type { Document } from 'bson';
import { badValue, failedToParse, location } from '../../errors';
import type { CompileOptions } from '../options';
import { compileUpdatePipeline } from '../pipeline/run';
import { identical, valuesEqual } from '../values/compare';
import { fieldOf, fieldsOf, firstOperator } from '../values/types';
import { changeAt, readAt, takeAway, type Change } from './change';
import { parseOperators, refuseConflicts } from './parse';
import { compilePositions } from './positions';
import { startOfUpsert } from './upsert';

export interface UpdateOptions extends CompileOptions {
  /** The query that finds the documents. */
  filter: Document;
  arrayFilters?: Document[];
  /** Whether all documents are updated that are found. */
  isMulti?: boolean;
}

/**
 * Gives a document as it is after the update. The given one stays as it is; when the update changes nothing, it is
 * itself returned. Without one it is what an upsert inserts; `_id` may be missing.
 */
export type Update = (doc?: Document) => Document;

/**
 * Compiles an update once, for many documents: operators, a replacement or a pipeline.
 * @throws CommandError with MongoDB's codes, here and when it is applied
 */
export function compileUpdate(update: Document | Document[], options: UpdateOptions): Update {
  const isPipeline = Array.isArray(update);
  const isOperators = !isPipeline && firstOperator(update) !== undefined;
  const isReplacement = !isPipeline && !isOperators;
  if (isReplacement && options.isMulti)
    throw failedToParse('multi update is not supported for replacement-style update');
  if (isPipeline && options.arrayFilters?.length)
    throw failedToParse('arrayFilters may not be specified for an update with a pipeline');
  const operate = isOperators && withOperators(update, options);
  const replace = isPipeline ? compileUpdatePipeline(update, options) : () => update;
  return (doc) => {
    const before = doc ?? startOfUpsert(options.filter, isReplacement);
    const after = operate ? operate(before, !doc) : withId(replace(before), before);
    const [id, idAfter] = [fieldOf(before, '_id'), fieldOf(after, '_id')];
    if (id !== undefined && !(isOperators ? identical : valuesEqual)(id, idAfter))
      throw location(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
    if (!doc) return after;
    // A new document may have such fields, and one that is there gets them from a pipeline only.
    const isOdd = (name: string) => name.startsWith('$') && fieldOf(after, name) !== fieldOf(doc, name);
    const odd = isPipeline ? undefined : Object.keys(after).find(isOdd);
    if (odd === undefined) return identical(doc, after) ? doc : after;
    throw location(52, `The dollar ($) prefixed field '${odd}' is not allowed in an update or replacement.`);
  };
}

function withOperators(update: Document, options: UpdateOptions) {
  const updates = parseOperators(update, options);
  const pathsIn = compilePositions(updates, options);
  const ofExisting = updates.filter(({ name }) => name !== '$setOnInsert');
  return (doc: Document, isInsert: boolean): Document => {
    const changes = (isInsert ? updates : ofExisting).flatMap(
      ({ parts, change, source }): [string[], Change][] =>
        change ? pathsIn(doc, parts).map((path) => [path, change]) : renaming(doc, source ?? [], parts),
    );
    // Different positions may turn out to be the same.
    refuseConflicts(changes.map(([path]) => path));
    const own = new Set<unknown>();
    return changes.reduce((result, [path, change]) => changeAt(result, path, change, own), doc);
  };
}

function renaming(doc: Document, source: string[], target: string[]): [string[], Change][] {
  const value = readAt(doc, source);
  if (value === undefined) return [];
  const isInArray = (path: string[]) =>
    path.some((_part, depth) => Array.isArray(readAt(doc, path.slice(0, depth))));
  if ([source, target].some(isInArray))
    throw badValue(`$rename works on no elements of arrays: '${source.join('.')}' to '${target.join('.')}'`);
  return [
    [target, () => value],
    [source, takeAway],
  ];
}

/** What replaces a document keeps its `_id`, which comes first. */
export function withId(replacement: Document, replaced: Document = {}): Document {
  const { _id = fieldOf(replaced, '_id'), ...rest } = fieldsOf(replacement);
  return _id === undefined ? rest : { _id: _id as unknown, ...rest };
}
