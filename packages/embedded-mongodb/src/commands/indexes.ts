import type { Document } from 'bson';
import { encode, isDocument } from '../bson-codec';
import { CommandError, typeMismatch } from '../errors';
import { cursorReply } from '../server/cursor-reply';
import { valuesEqual } from '../semantics';
import { sameKeys } from '../planner/choose';
import type { CollectionInfo } from '../storage/catalogue';
import { clearRange, CollectionWriter } from '../storage/collection';
import { indexPrefix } from '../storage/record-keys';
import { prefixRange, type Snapshot, type WriteTransaction } from '../storage/snapshot';
import { normaliseIndexSpec, type IndexDefinition } from '../storage/index-definition';
import { ensureCollection } from './collection-access';
import { documentsOf, namespaceOf, type CommandTable, type Request } from './command';

const MOST_INDEXES = 64;

export const indexCommands: CommandTable = {
  createIndexes: { access: 'write', fields: ['indexes', 'commitQuorum'], run: createIndexes },
  listIndexes: { access: 'read', fields: ['cursor'], run: listIndexes },
  dropIndexes: { access: 'write', fields: ['index'], run: dropIndexes },
  deleteIndexes: { access: 'write', fields: ['index'], run: dropIndexes },
};

function createIndexes(request: Request, transaction: WriteTransaction): Document {
  const { catalogue } = transaction;
  const namespace = namespaceOf(request);
  const specs = documentsOf(request, 'indexes').map(({ doc }) => normaliseIndexSpec(doc));
  const createdCollectionAutomatically = !catalogue.find(namespace);
  const info = ensureCollection(transaction, namespace);
  const numIndexesBefore = info.indexes.length;
  // All or none: every index is checked and filled before the first is entered.
  const created: IndexDefinition[] = [];
  try {
    for (const spec of specs) {
      if (isPresent([...info.indexes, ...created], spec)) continue;
      const index = catalogue.newIndex(transaction, spec);
      created.push(index);
      created[created.length - 1] = new CollectionWriter(transaction, info).build(index);
    }
  } catch (error) {
    for (const index of created) clearRange(transaction, 'entries', prefixRange(indexPrefix(index.id)));
    throw error;
  }
  if (created.length > 0) catalogue.save(transaction, { ...info, indexes: [...info.indexes, ...created] });
  return {
    numIndexesBefore,
    numIndexesAfter: numIndexesBefore + created.length,
    createdCollectionAutomatically,
    ...(created.length === 0 ? { note: 'all indexes already exist' } : {}),
    ok: 1,
  };
}

/** Whether the very same index is there; one that conflicts is an error. */
function isPresent(existing: IndexDefinition[], spec: Document): boolean {
  const sameName = existing.find(({ name }) => name === spec.name);
  const alike = existing.find(({ state }) => sameKeys(state.spec.key as Document, spec.key as Document));
  if (sameName && !sameKeys(sameName.keyPattern, spec.key as Document)) {
    throw new CommandError(
      86,
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index but other keys: ${sameName.name}`,
    );
  }
  if (alike?.isId) return true;
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
  return alike !== undefined;
}

function sameOptions(a: Document, b: Document): boolean {
  const options = ['unique', 'sparse', 'expireAfterSeconds', 'partialFilterExpression', 'weights'];
  return options.every((option) => valuesEqual(a[option] || undefined, b[option] || undefined));
}

function listIndexes(request: Request, snapshot: Snapshot): Buffer {
  const namespace = namespaceOf(request);
  const info = existing(snapshot, namespace);
  const documents = info.indexes.map(({ state }) => encode(shownSpec(state.spec)));
  return cursorReply('firstBatch', documents, 0n, namespace);
}

/** A text index is shown with the keys under which MongoDB keeps it. */
function shownSpec({ key, ...spec }: Document): Document {
  return spec.weights === undefined ? { key, ...spec } : { key: { _fts: 'text', _ftsx: 1 }, ...spec };
}

function dropIndexes(request: Request, transaction: WriteTransaction): Document {
  const info = existing(transaction, namespaceOf(request));
  const dropped = selectIndexes(info, request.command.index);
  for (const index of dropped) clearRange(transaction, 'entries', prefixRange(indexPrefix(index.id)));
  const indexes = info.indexes.filter((index) => !dropped.includes(index));
  transaction.catalogue.save(transaction, { ...info, indexes });
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
