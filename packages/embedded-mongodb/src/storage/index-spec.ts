import type { Document } from 'bson';
import { asFlag, asNumber, isDocument } from '../bson-codec';
import { badValue, cannotCreateIndex, failedToParse, location, typeMismatch } from '../errors';
import { compileCollation, compileFilter, isTruthy, splitPath, typeName } from '../semantics';
import { weightsOf } from './index-definition';

const words = (list: string) => new Set(list.split(' '));

const OPTIONS = words(
  'v key name ns unique sparse partialFilterExpression expireAfterSeconds background hidden collation ' +
    'weights default_language language_override textIndexVersion',
);
/** Options that mean nothing here, or that are the same for every index; the index on `_id` has no others. */
const NOT_KEPT = words('background ns v collation key name');
const FLAGS = words('unique sparse hidden background');
const PARTIAL_OPERATORS = words('$and $or $in $eq $exists $gt $gte $lt $lte $type');
const MOST_FIELDS = 32;
const MOST_SECONDS = 2 ** 31 - 1;
const MOST_WEIGHT = 1e9;

/**
 * Checks the definition of a new index and fills in its version; refuses what is not supported by name, but for options
 * that the client says may be left out if they are not known (kinds of indexes are refused all the same).
 */
export function normaliseIndexSpec(spec: Document, ignoresUnknown = false): Document {
  const isWanted = ([option]: [string, unknown]) => !ignoresUnknown || OPTIONS.has(option);
  const given: Document = Object.fromEntries(Object.entries(spec).filter(isWanted));
  const name: unknown = given.name;
  for (const field of ['key', 'name'])
    if (given[field] === undefined) throw failedToParse(`An index specification needs the field '${field}'`);
  if (!isDocument(given.key) || typeof name !== 'string')
    throw typeMismatch("The field 'key' must be an object, and 'name' a string");
  const key = keyOf(given);
  const isId = Object.keys(key).join() === '_id' && asNumber(key._id) === 1;
  for (const [option, value] of Object.entries(given)) {
    if (!OPTIONS.has(option) || (isId && (option === 'background' || !NOT_KEPT.has(option))))
      throw location(197, `The index option '${option}' is not supported for ${Object.keys(key).join()}`);
    if (FLAGS.has(option) && typeof value !== 'boolean' && asNumber(value) === undefined)
      throw typeMismatch(`The index option '${option}' must be a boolean`);
  }
  if (name === '' || name.includes('\0')) throw cannotCreateIndex('index name cannot be empty or hold NUL');
  if (name === '*' || (name === '_id_' && !isId)) throw badValue(`The index name '${name}' is reserved`);
  if (given.v !== undefined && ![1, 2].includes(asNumber(given.v) ?? 0))
    throw cannotCreateIndex(`Invalid index version '${String(given.v)}'`);
  checkKey(key);
  if (compileCollation(given.collation as Document | undefined))
    throw badValue('Indexes with a collation are not supported');
  checkPartial(given);
  checkExpiry(given, key);
  const kept = Object.entries(given).filter(
    ([option, value]) => !NOT_KEPT.has(option) && (option !== 'hidden' || asFlag(value)),
  );
  const options = { ...Object.fromEntries(kept), ...textOptions({ ...given, key }) };
  return { v: 2, key, name: isId ? '_id_' : name, ...options };
}

/** Who copies a text index sends its key as it is listed: the fields are those of the weights then. */
function keyOf({ key, weights }: Document): Document {
  const fields = Object.entries(key as Document).flatMap(([path, kind]: [string, unknown]) => {
    if (path === '_fts' && isDocument(weights)) return Object.keys(weights).map((field) => [field, kind]);
    return path === '_ftsx' ? [] : [[path, kind]];
  });
  return Object.fromEntries(fields) as Document;
}

function checkKey(key: Document): void {
  const fields = Object.entries(key);
  if (fields.length === 0) throw cannotCreateIndex('Index keys cannot be empty.');
  if (fields.length > MOST_FIELDS) throw location(13103, `An index has at most ${MOST_FIELDS} fields`);
  for (const [path, kind] of fields) {
    // Parts of references to other collections (`$ref`, `$id`, `$db`) may be indexed, but not by themselves.
    const isBad = (step: string, i: number) =>
      step === '' || (step.startsWith('$') && (i === 0 || !['$ref', '$id', '$db'].includes(step)));
    if (splitPath(path).some(isBad)) throw cannotCreateIndex(`Index key '${path}' is not supported`);
    // Neither zero nor NaN is a direction.
    if (kind !== 'text' && !asNumber(kind)) throw cannotCreateIndex(`Unknown index plugin '${String(kind)}'`);
  }
}

/** The options of a text index, with what was not given; none for any other. */
function textOptions(given: Document): Document {
  const weights = weightsOf(given);
  if (!weights) {
    if (given.weights !== undefined) throw cannotCreateIndex("'weights' are for text indexes only");
    return {};
  }
  if (!Object.values(given.key as Document).every((kind) => kind === 'text'))
    throw cannotCreateIndex('Compound indexes with text fields are not supported');
  if (asFlag(given.unique)) throw cannotCreateIndex('Unique text indexes are not supported');
  const isWeight = (weight: unknown) => (asNumber(weight) ?? 0) > 0 && (asNumber(weight) ?? 0) < MOST_WEIGHT;
  if (!isDocument(given.weights ?? {}) || !Object.values((given.weights ?? {}) as Document).every(isWeight))
    throw cannotCreateIndex(`weights must lie between 0 and ${MOST_WEIGHT}`);
  const { default_language = 'none', language_override = 'language' } = given;
  if (default_language !== 'none')
    throw cannotCreateIndex(
      `default_language '${String(default_language)}' is not supported: text is not stemmed, use 'none'`,
    );
  return { default_language, language_override, weights: Object.fromEntries(weights), textIndexVersion: 3 };
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
    const isRefused = name === '$exists' ? !isTruthy(value) : !PARTIAL_OPERATORS.has(name);
    if (isPattern || (name.startsWith('$') && isRefused))
      throw cannotCreateIndex(`Expression not supported in partial index: ${isPattern ? '$regex' : name}`);
    const inner = Array.isArray(value) && name !== '$in' ? value : [value];
    for (const one of inner) if (isDocument(one) && name !== '$eq') checkPartialFilter(one);
  }
}

function checkExpiry({ expireAfterSeconds }: Document, key: Document): void {
  if (expireAfterSeconds === undefined) return;
  const seconds = asNumber(expireAfterSeconds) ?? NaN;
  const isSimple = Object.keys(key).length === 1 && !Object.values(key).includes('text');
  if (!(seconds >= 0 && seconds <= MOST_SECONDS) || !isSimple)
    throw cannotCreateIndex(`TTL indexes are on a single field, for 0 to ${MOST_SECONDS} seconds`);
}
