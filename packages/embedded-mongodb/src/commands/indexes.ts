import type { Document } from 'bson';
import { asFlag, encode, isDocument } from '../bson-codec';
import { badValue, cannotCreateIndex, CommandError, location, typeMismatch } from '../errors';
import { sameKeys } from '../planner/choose';
import { ReadContext } from '../planner/read-context';
import { valuesEqual } from '../semantics';
import type { CollectionInfo } from '../storage/catalogue';
import { buildStretch, dropUnfinished } from '../storage/index-build';
import type { IndexDefinition } from '../storage/index-definition';
import { normaliseIndexSpec } from '../storage/index-spec';
import type { Snapshot, WriteTransaction } from '../storage/snapshot';
import { openCursor } from './cursor-commands';
import { documentField, documentsField, names } from './fields';
import { ensureCollection } from './modify';
import { namespaceOf, reading, writing, type CommandTable, type Request } from './command';

const MOST_INDEXES = 64;
/** What makes two indexes over the same keys different ones; with the same of these, there is only one. */
const SIGNATURE = ['unique', 'sparse', 'partialFilterExpression'];
const OTHER_OPTIONS = ['expireAfterSeconds', 'hidden', 'weights', 'default_language', 'language_override'];

export const indexCommands: CommandTable = {
  createIndexes: {
    access: 'none',
    fields: names('indexes commitQuorum ignoreUnknownIndexOptions'),
    run: createIndexes,
  },
  listIndexes: reading('cursor', listIndexes),
  dropIndexes: writing('index', dropIndexes),
};

/** Makes indexes, all or none; between the stretches of their builds others are served. */
async function createIndexes(request: Request): Promise<Document> {
  const { engine } = request;
  const namespace = namespaceOf(request);
  const ignoresUnknown = asFlag(request.command.ignoreUnknownIndexOptions);
  const specs = documentsField(request.command, 'indexes').map((spec) =>
    normaliseIndexSpec(spec, ignoresUnknown),
  );
  if (specs.length === 0) throw badValue('Must specify at least one index to create');
  const { building, entered, answer } = await engine.writeAllOrNothing((transaction) =>
    enterIndexes(transaction, namespace, specs),
  );
  try {
    let isReady = building.length === 0;
    while (!isReady) isReady = await engine.writeAllOrNothing((t) => buildStretch(t, building));
  } catch (error) {
    // What is ready by now was finished for another client.
    await engine.writeAllOrNothing((transaction) => dropUnfinished(transaction, entered));
    // Another client may have given up what it had entered and this one was waiting for.
    const isGone = error instanceof CommandError && error.code === 276;
    if (isGone && building.length > entered.length) return createIndexes(request);
    throw error;
  }
  return answer;
}

/**
 * Enters the definitions; says which indexes are to be built, and which of those are new: another client may have
 * entered the others, and be told that they are there.
 */
function enterIndexes(transaction: WriteTransaction, namespace: string, specs: Document[]) {
  const { catalogue } = transaction;
  const createdCollectionAutomatically = !catalogue.find(namespace);
  const info = ensureCollection(transaction, namespace);
  const indexes = [...info.indexes];
  const wanted = specs.map((spec) => {
    const present = presentIndex(indexes, spec);
    if (!present) indexes.push(catalogue.newIndex(transaction, spec).withProgress(0));
    return present ?? (indexes.at(-1) as IndexDefinition);
  });
  const building = wanted.filter(({ isReady }) => !isReady).map(({ id }) => id);
  const entered = indexes.slice(info.indexes.length).map(({ id }) => id);
  if (entered.length > 0) catalogue.save(transaction, { ...info, indexes });
  const note = entered.length > 0 ? {} : { note: 'all indexes already exist' };
  const counts = { numIndexesBefore: info.indexes.length, numIndexesAfter: indexes.length };
  return { building, entered, answer: { ...counts, createdCollectionAutomatically, ...note, ok: 1 } };
}

/** The very same index, if it is there; one that conflicts is an error. */
function presentIndex(existing: IndexDefinition[], spec: Document): IndexDefinition | undefined {
  const sameName = existing.find(({ name }) => name === spec.name);
  const alike = existing.find(
    ({ state }) => sameKeys(shownKey(state.spec), shownKey(spec)) && sameOptions(SIGNATURE, state.spec, spec),
  );
  if (sameName && sameName !== alike)
    throw location(86, `An existing index has the same name but is another one: ${sameName.name}`);
  if (alike && !(sameName && sameOptions(OTHER_OPTIONS, alike.state.spec, spec)))
    throw location(85, `An equivalent index has a different name or different options: ${alike.name}`);
  if (alike) return alike;
  if (spec.weights !== undefined && existing.some(({ isText }) => isText))
    throw cannotCreateIndex('only one text index per collection allowed');
  if (existing.length >= MOST_INDEXES) throw cannotCreateIndex(`add index fails, at most ${MOST_INDEXES}`);
  return undefined;
}

const sameOptions = (options: string[], a: Document, b: Document) =>
  options.every((option) => valuesEqual(inOrder(a[option]), inOrder(b[option])));

/** Weights and conditions may stand in any order; an option that is switched off is none. */
const inOrder = (option: unknown) =>
  isDocument(option) ? Object.fromEntries(Object.entries(option).sort()) : option || undefined;

function listIndexes(request: Request, snapshot: Snapshot): Buffer {
  const documents = existingCollection(snapshot, namespaceOf(request))
    .indexes.filter(({ isReady }) => isReady)
    .map(({ state: { spec } }) => encode({ ...spec, key: shownKey(spec) }));
  const options = documentField(request.command, 'cursor') ?? {};
  return openCursor(request, documents.values(), new ReadContext(snapshot), options);
}

/** A text index is shown with the key under which MongoDB keeps it; a collection has one at most. */
function shownKey({ key, weights }: Document): Document {
  return weights === undefined ? (key as Document) : { _fts: 'text', _ftsx: 1 };
}

function dropIndexes(request: Request, transaction: WriteTransaction): Document {
  const info = existingCollection(transaction, namespaceOf(request));
  const dropped = selectIndexes(info, request.command.index).map(({ id }) => id);
  transaction.catalogue.removeIndexes(transaction, info, dropped);
  return { nIndexesWas: info.indexes.length, ok: 1 };
}

function selectIndexes({ indexes }: CollectionInfo, selector: unknown): IndexDefinition[] {
  if (selector === '*') return indexes.filter(({ isId }) => !isId);
  const wanted: unknown[] = Array.isArray(selector) ? selector : [selector];
  return wanted.map((one) => {
    if (typeof one !== 'string' && !(isDocument(one) && one === selector))
      throw typeMismatch("'index' must be a string, an array of strings or an object");
    const [found, ...others] = indexes.filter(({ name, keyPattern }) =>
      typeof one === 'string' ? name === one : sameKeys(keyPattern, one),
    );
    if (!found) throw location(27, `index not found with name [${String(one)}]`);
    if (found.isId) throw location(72, 'cannot drop _id index');
    if (others.length > 0) throw location(181, 'several indexes have these keys: name the one to drop');
    return found;
  });
}

/** @throws CommandError 26 if there is no such collection */
export function existingCollection({ catalogue }: Snapshot, namespace: string): CollectionInfo {
  const info = catalogue.find(namespace);
  if (!info) throw location(26, `ns does not exist: ${namespace}`);
  return info;
}
