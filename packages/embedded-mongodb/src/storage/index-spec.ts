import type { Document } from 'bson';
import { asFlag, asNumber, isDocument } from '../bson-codec';
import { badValue, cannotCreateIndex, location } from '../errors';
import { compileCollation, compileFilter, typeName } from '../semantics';
import { weightsOf } from './index-definition';

const words = (list: string) => new Set(list.split(' '));

const OPTIONS = words(
  'v key name ns unique sparse partialFilterExpression expireAfterSeconds background hidden collation ' +
    'weights default_language language_override textIndexVersion',
);
/** Options that mean nothing here, or that are the same for every index. */
const NOT_KEPT = words('background ns v collation key name');
const PARTIAL_OPERATORS = words('$and $or $in $eq $exists $gt $gte $lt $lte $type');

/**
 * Checks the definition of a new index and fills in its name and version; refuses what is not supported by name, but for
 * options that the client says may be left out if they are not known (kinds of indexes are refused all the same).
 */
export function normaliseIndexSpec(given: Document, ignoresUnknown = false): Document {
  if (!isDocument(given.key) || Object.keys(given.key).length === 0)
    throw cannotCreateIndex('Index keys cannot be empty.');
  const key = keyOf(given);
  for (const option of Object.keys(given)) {
    if (!OPTIONS.has(option) && !ignoresUnknown)
      throw location(197, `The index option '${option}' is not supported`);
  }
  for (const [path, kind] of Object.entries(key)) {
    if (path === '' || path.includes('$**') || path.startsWith('$'))
      throw cannotCreateIndex(`Index key '${path}' is not supported`);
    // Neither zero nor NaN is a direction.
    if (kind !== 'text' && !asNumber(kind)) throw cannotCreateIndex(`Unknown index plugin '${String(kind)}'`);
  }
  if (compileCollation(given.collation as Document | undefined))
    throw badValue('Indexes with a collation are not supported');
  checkText(given, key);
  checkPartial(given);
  checkExpiry(given, key);
  const kept = Object.entries(given).filter(([option]) => OPTIONS.has(option) && !NOT_KEPT.has(option));
  const name = (given.name as string | undefined) ?? defaultName(key);
  return { v: 2, key, name, ...Object.fromEntries(kept), ...textDefaults({ ...given, key }) };
}

/** Who copies a text index sends its key as it is listed: the fields are those of the weights then. */
function keyOf({ key, weights }: Document): Document {
  const fields = Object.entries(key as Document).flatMap(([path, kind]: [string, unknown]) => {
    if (path === '_fts' && isDocument(weights)) return Object.keys(weights).map((field) => [field, kind]);
    return path === '_ftsx' ? [] : [[path, kind]];
  });
  return Object.fromEntries(fields) as Document;
}

function checkText({ default_language: language }: Document, key: Document): void {
  const kinds = Object.values(key) as unknown[];
  if (!kinds.includes('text')) return;
  if (!kinds.every((kind) => kind === 'text'))
    throw cannotCreateIndex('Compound indexes with text fields are not supported');
  if (language !== undefined && language !== 'none')
    throw cannotCreateIndex(
      `default_language '${String(language)}' is not supported: text is not stemmed, use 'none'`,
    );
}

function checkPartial({ partialFilterExpression: filter, sparse }: Document): void {
  if (filter === undefined) return;
  if (!isDocument(filter)) throw badValue('partialFilterExpression must be an object');
  if (asFlag(sparse)) throw cannotCreateIndex('cannot mix "partialFilterExpression" and "sparse" options');
  compileFilter(filter);
  checkPartialFilter(filter);
}

/** Only conditions that a query can be seen to imply may bound a partial index. */
function checkPartialFilter(filter: Document): void {
  for (const [name, value] of Object.entries(filter) as [string, unknown][]) {
    const isPattern = typeName(value) === 'regex';
    if (isPattern || (name.startsWith('$') && !PARTIAL_OPERATORS.has(name)))
      throw cannotCreateIndex(`Expression not supported in partial index: ${isPattern ? '$regex' : name}`);
    const inner = Array.isArray(value) && name !== '$in' ? value : [value];
    for (const one of inner) if (isDocument(one) && name !== '$eq') checkPartialFilter(one);
  }
}

function checkExpiry({ expireAfterSeconds }: Document, key: Document): void {
  if (expireAfterSeconds === undefined) return;
  const isTime = (asNumber(expireAfterSeconds) ?? NaN) >= 0;
  if (!isTime || Object.keys(key).length > 1)
    throw cannotCreateIndex('TTL indexes are single-field indexes with expireAfterSeconds >= 0');
}

function textDefaults(given: Document): Document {
  const weights = weightsOf(given);
  if (!weights) return {};
  return {
    weights: Object.fromEntries(weights),
    default_language: 'none',
    language_override: 'language',
    textIndexVersion: 3,
  };
}

const defaultName = (key: Document): string =>
  Object.entries(key)
    .map(([path, kind]) => `${path}_${String(kind)}`)
    .join('_');
