import type { Document } from 'bson';
import { encode, isDocument } from '../bson-codec';
import { CommandError, typeMismatch } from '../errors';
import { cursorReply } from '../server/cursor-reply';
import { valuesEqual } from '../semantics';
import { sameKeys } from '../planner/choose';
import type { CollectionInfo } from '../storage/catalogue';
import { buildStretch, dropIndex } from '../storage/index-build';
import type { Snapshot, WriteTransaction } from '../storage/snapshot';
import { normaliseIndexSpec, type IndexDefinition } from '../storage/index-definition';
import { ensureCollection } from './collection-access';
import { documentsOf, namespaceOf, type CommandTable, type Request } from './command';
import { transactionIdOf } from './transaction-id';
import { notInTransactions } from './transactions';

const MOST_INDEXES = 64;

export const indexCommands: CommandTable = {
  createIndexes: { access: 'session', fields: ['indexes', 'commitQuorum'], run: createIndexes },
  listIndexes: { access: 'read', fields: ['cursor'], run: listIndexes },
  dropIndexes: { access: 'write', fields: ['index'], run: dropIndexes },
  deleteIndexes: { access: 'write', fields: ['index'], run: dropIndexes },
};

/** Makes indexes, all or none; between the stretches of their builds others are served. */
async function createIndexes(request: Request): Promise<Document> {
  if (transactionIdOf(request.command)?.isTransaction) throw notInTransactions(request.name);
  const { engine } = request;
  const specs = documentsOf(request, 'indexes').map(({ doc }) => normaliseIndexSpec(doc));
  const created: number[] = [];
  const answer = await engine.writeAllOrNothing((transaction) =>
    enterIndexes(request, transaction, specs, created),
  );
  try {
    for (const id of created) {
      let isReady = false;
      while (!isReady) {
        await engine.writeAllOrNothing((transaction) => {
          isReady = buildStretch(transaction, id);
          return {};
        });
      }
    }
  } catch (error) {
    await engine.writeAllOrNothing((transaction) => {
      for (const id of created) dropIndex(transaction, id);
      return {};
    });
    throw error;
  }
  return answer;
}

/** Enters the definitions; what is to be built, also for another client at the same time, is put into `building`. */
function enterIndexes(
  request: Request,
  transaction: WriteTransaction,
  specs: Document[],
  building: number[],
): Document {
  const { catalogue } = transaction;
  const namespace = namespaceOf(request);
  // It may be run once more.
  building.length = 0;
  const createdCollectionAutomatically = !catalogue.find(namespace);
  const info = ensureCollection(transaction, namespace);
  const indexes = [...info.indexes];
  for (const spec of specs) {
    const present = presentIndex(indexes, spec);
    const index = present ?? catalogue.newIndex(transaction, spec).withProgress(0);
    if (!present) indexes.push(index);
    if (!index.isReady) building.push(index.id);
  }
  const isChanged = indexes.length > info.indexes.length;
  if (isChanged) catalogue.save(transaction, { ...info, indexes });
  return {
    numIndexesBefore: info.indexes.length,
    numIndexesAfter: indexes.length,
    createdCollectionAutomatically,
    ...(isChanged ? {} : { note: 'all indexes already exist' }),
    ok: 1,
  };
}

/** The very same index, if it is there; one that conflicts is an error. */
function presentIndex(existing: IndexDefinition[], spec: Document): IndexDefinition | undefined {
  const sameName = existing.find(({ name }) => name === spec.name);
  const alike = existing.find(({ state }) => sameKeys(state.spec.key as Document, spec.key as Document));
  if (sameName && !sameKeys(sameName.keyPattern, spec.key as Document)) {
    throw new CommandError(
      86,
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index but other keys: ${sameName.name}`,
    );
  }
  if (alike?.isId) return alike;
  if (alike && (alike !== sameName || !sameOptions(alike.state.spec, spec))) {
    throw new CommandError(
      85,
      'IndexOptionsConflict',
      `An equivalent index already exists with a different name or different options: ${alike.name}`,
    );
  }
  const isSecondText = spec.weights !== undefined && existing.some(({ isText }) => isText) && !alike;
  if (isSecondText) {
    throw new CommandError(67, 'CannotCreateIndex', 'only one text index per collection allowed');
  }
  if (!alike && existing.length >= MOST_INDEXES) {
    throw new CommandError(
      67,
      'CannotCreateIndex',
      `add index fails, too many indexes, at most ${MOST_INDEXES}`,
    );
  }
  return alike;
}

function sameOptions(a: Document, b: Document): boolean {
  const options = ['unique', 'sparse', 'expireAfterSeconds', 'partialFilterExpression', 'weights'];
  return options.every((option) => valuesEqual(a[option] || undefined, b[option] || undefined));
}

function listIndexes(request: Request, snapshot: Snapshot): Buffer {
  const namespace = namespaceOf(request);
  const info = existing(snapshot, namespace);
  const documents = info.indexes
    .filter(({ isReady }) => isReady)
    .map(({ state }) => encode(shownSpec(state.spec)));
  return cursorReply('firstBatch', documents, 0n, namespace);
}

/** A text index is shown with the keys under which MongoDB keeps it. */
function shownSpec({ key, ...spec }: Document): Document {
  return spec.weights === undefined ? { key, ...spec } : { key: { _fts: 'text', _ftsx: 1 }, ...spec };
}

function dropIndexes(request: Request, transaction: WriteTransaction): Document {
  const info = existing(transaction, namespaceOf(request));
  const dropped = selectIndexes(info, request.command.index);
  transaction.catalogue.removeIndexes(
    transaction,
    info,
    dropped.map(({ id }) => id),
  );
  return { nIndexesWas: info.indexes.length, ok: 1 };
}

function selectIndexes(info: CollectionInfo, selector: unknown): IndexDefinition[] {
  if (selector === '*') return info.indexes.filter(({ isId }) => !isId);
  const wanted: unknown[] = Array.isArray(selector) ? selector : [selector];
  return wanted.map((one) => {
    if (typeof one !== 'string' && !isDocument(one))
      throw typeMismatch("'index' must be a string, an array or an object");
    const found = info.indexes.find((index) =>
      typeof one === 'string' ? index.name === one : sameKeys(index.keyPattern, one),
    );
    if (!found) throw new CommandError(27, 'IndexNotFound', `index not found with name [${String(one)}]`);
    if (found.isId) throw new CommandError(72, 'InvalidOptions', 'cannot drop _id index');
    return found;
  });
}

function existing({ catalogue }: Snapshot, namespace: string): CollectionInfo {
  const info = catalogue.find(namespace);
  if (!info) throw new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${namespace}`);
  return info;
}
