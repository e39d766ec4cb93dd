import type { Document } from 'bson';
import { CommandError, badValue, failedToParse } from '../../errors';
import { isOperatorDocument } from '../filter/operators';
import { compileUpdatePipeline } from '../pipeline/run';
import { identical, valuesEqual } from '../values/compare';
import { getField, typeName } from '../values/types';
import { Draft } from './draft';
import { printed } from './field-operators';
import type { UpdateOptions } from './options';
import { parseOperators, type FieldUpdate } from './parse';
import { Positions } from './positions';

type Update = Document | Document[];

const isOperatorUpdate = (update: Document) => Object.keys(update)[0]?.startsWith('$') ?? false;

/**
 * A document with an update applied: operators, a replacement or a pipeline. The given document stays as it is;
 * when the update changes nothing, it is itself returned.
 * @throws CommandError with MongoDB's codes
 */
export function applyUpdate(doc: Document, update: Update, options: UpdateOptions): Document {
  const updated = changed(doc, update, options, false);
  const id = getField(doc, '_id');
  if (id === undefined || updated === doc) return updated;
  if (!valuesEqual(id, getField(updated, '_id'))) throw immutableId(update, id, getField(updated, '_id'));
  return identical(doc, updated) ? doc : updated;
}

/** The document that an upsert inserts: the query's equalities, then the update; `_id` may be missing. */
export function upsertDocument(
  filter: Document,
  update: Update,
  options: Omit<UpdateOptions, 'filter'> & { filter?: Document },
): Document {
  const equalities = new Map<string, unknown>();
  collectEqualities(filter, equalities);
  const draft = new Draft({});
  if (!Array.isArray(update) && !isOperatorUpdate(update)) {
    // A replacement takes nothing from the query but its _id.
    if (equalities.has('_id')) draft.set(['_id'], equalities.get('_id'));
  } else {
    for (const [path, value] of equalities) draft.set(path.split('.'), value);
  }
  const base = draft.root;
  const inserted = changed(base, update, { ...options, filter }, true);
  const id = getField(base, '_id');
  if (id !== undefined && !valuesEqual(id, getField(inserted, '_id'))) {
    throw immutableId(update, id, getField(inserted, '_id'));
  }
  return idFirst(inserted);
}

function changed(doc: Document, update: Update, options: UpdateOptions, isInsert: boolean): Document {
  if (!Array.isArray(update) && isOperatorUpdate(update))
    return applyOperators(doc, update, options, isInsert);
  if (options.arrayFilters?.length) {
    throw failedToParse('arrayFilters may only be specified for an update with operators');
  }
  if (Array.isArray(update)) return withId(doc, compileUpdatePipeline(update, options)(doc));
  return replaced(doc, update);
}

function applyOperators(
  doc: Document,
  update: Document,
  options: UpdateOptions,
  isInsert: boolean,
): Document {
  const changes = parseOperators(update);
  const positions = new Positions(doc, options);
  positions.checkAllUsed(changes, update);
  const draft = new Draft(doc);
  for (const change of changes) {
    if (change.name === '$setOnInsert' && !isInsert) continue;
    for (const parts of positions.expand(draft, change.parts))
      applyChange(draft, change, parts, doc, options);
  }
  return draft.root;
}

function applyChange(
  draft: Draft,
  change: FieldUpdate,
  parts: string[],
  doc: Document,
  options: UpdateOptions,
): void {
  if (change.name === '$unset') return draft.remove(parts);
  if (change.name === '$rename') return rename(draft, parts, change);
  const current = draft.get(parts);
  const value = change.apply?.(current, change.operand, { path: parts.join('.'), doc, options });
  if (value !== undefined) draft.set(parts, value);
}

function rename(draft: Draft, parts: string[], { path, operand }: FieldUpdate): void {
  const target = String(operand).split('.');
  for (const [role, side] of [
    ['source', parts],
    ['destination', target],
  ] as const) {
    if (side.some((part) => part.startsWith('$')))
      throw badValue(`The ${role} field for $rename may not be dynamic: ${side.join('.')}`);
    if (side.slice(0, -1).some((_, depth) => Array.isArray(draft.get(side.slice(0, depth + 1))))) {
      throw badValue(
        `The ${role} field cannot be an array element, '${side.join('.')}' in doc has an array field called '${side[0]}'`,
      );
    }
  }
  const value = draft.get(parts);
  if (value === undefined) return;
  if (path === operand) throw badValue(`The source and target field for $rename must differ: ${path}`);
  draft.remove(parts);
  draft.remove(target);
  draft.set(target, value);
}

function replaced(doc: Document, replacement: Document): Document {
  for (const name of Object.keys(replacement)) {
    if (name.startsWith('$')) {
      throw new CommandError(
        52,
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
    }
  }
  return withId(doc, replacement);
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

function immutableId(update: Update, before: unknown, after: unknown): CommandError {
  const message =
    !Array.isArray(update) && isOperatorUpdate(update)
      ? "Performing an update on the path '_id' would modify the immutable field '_id'"
      : `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${printed(after)} (was ${printed(before)})`;
  return new CommandError(66, 'ImmutableField', message);
}

/** Gathers the values a query fixes: `{ a: 1 }`, `$eq`, and `$and`, `$or`, `$in`, `$all` of one. */
function collectEqualities(filter: Document, into: Map<string, unknown>): void {
  const put = (path: string, value: unknown) => {
    if (typeName(value) === 'regex' || isOperatorDocument(value)) return;
    if (into.has(path)) {
      throw new CommandError(
        54,
        'NotSingleValueField',
        `cannot infer query fields to set, path '${path}' is matched twice`,
      );
    }
    into.set(path, value);
  };
  for (const [name, value] of Object.entries(filter) as [string, unknown][]) {
    if (name === '$and' || (name === '$or' && Array.isArray(value) && value.length === 1)) {
      for (const branch of value as Document[]) collectEqualities(branch, into);
    } else if (!name.startsWith('$')) {
      if (!isOperatorDocument(value)) {
        put(name, value);
        continue;
      }
      const { $eq, $in, $all } = value;
      const lists = [$in, $all] as unknown[];
      if ($eq !== undefined) put(name, $eq);
      for (const list of lists) if (Array.isArray(list) && list.length === 1) put(name, list[0]);
    }
  }
}
