import type { Document } from 'bson';
import { asFlag, asNumber, encode, isDocument } from '../bson-codec';
import { badValue, CommandError } from '../errors';
import { compileCollation, compileFilter } from '../semantics';
import { sameKeys } from '../planner/choose';
import { cursorReply } from '../server/cursor-reply';
import { readTotals, type CollectionInfo } from '../storage/catalogue';
import { indexPrefix, recordsRange } from '../storage/record-keys';
import { clearRange, prefixRange, type Snapshot, type WriteTransaction } from '../storage/snapshot';
import { documentField, namespaceOf, type CommandTable, type Request } from './command';

export const collectionCommands: CommandTable = {
  create: { access: 'write', fields: ['collation', 'autoIndexId', 'idIndex'], run: create },
  drop: { access: 'write', fields: [], run: drop },
  dropDatabase: { access: 'write', fields: [], run: dropDatabase },
  renameCollection: { access: 'write', fields: ['to', 'dropTarget'], run: renameCollection },
  collMod: { access: 'write', fields: ['index'], run: collMod },
  listCollections: {
    access: 'read',
    fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
    run: listCollections,
  },
  listDatabases: {
    access: 'read',
    fields: ['filter', 'nameOnly', 'authorizedDatabases'],
    run: listDatabases,
  },
};

function create(request: Request, transaction: WriteTransaction): Document {
  const { command } = request;
  const namespace = namespaceOf(request);
  if (compileCollation(documentField(command, 'collation'))) {
    throw badValue('Collections with a default collation are not supported');
  }
  if (transaction.catalogue.find(namespace)) {
    throw new CommandError(48, 'NamespaceExists', `Collection ${namespace} already exists.`);
  }
  transaction.catalogue.create(transaction, namespace, {});
  return { ok: 1 };
}

function drop(request: Request, transaction: WriteTransaction): Document {
  const ns = namespaceOf(request);
  const info = transaction.catalogue.find(ns);
  if (!info) return { ok: 1 };
  dropCollection(transaction, info);
  return { nIndexesWas: info.indexes.length, ns, ok: 1 };
}

function dropDatabase({ db }: Request, transaction: WriteTransaction): Document {
  for (const info of transaction.catalogue.inDatabase(db)) dropCollection(transaction, info);
  return { dropped: db, ok: 1 };
}

export function dropCollection(transaction: WriteTransaction, info: CollectionInfo): void {
  for (const index of info.indexes) clearRange(transaction, 'entries', prefixRange(indexPrefix(index.id)));
  clearRange(transaction, 'records', recordsRange(info.id));
  transaction.catalogue.remove(transaction, info);
}

function renameCollection({ command }: Request, transaction: WriteTransaction): Document {
  const info = transaction.catalogue.find(String(command.renameCollection));
  const to = String(command.to);
  if (!info)
    throw new CommandError(
      26,
      'NamespaceNotFound',
      `Source collection ${String(command.renameCollection)} does not exist`,
    );
  if (!/^[^.$]+\.[^$]+$/.test(to))
    throw new CommandError(73, 'InvalidNamespace', `Invalid target namespace: ${to}`);
  const target = transaction.catalogue.find(to);
  if (target && !asFlag(command.dropTarget))
    throw new CommandError(48, 'NamespaceExists', 'target namespace exists');
  if (target && target !== info) dropCollection(transaction, target);
  transaction.catalogue.rename(transaction, info, to);
  return { ok: 1 };
}

/** Changes an index: when its documents expire, or whether queries see it. */
function collMod(request: Request, transaction: WriteTransaction): Document {
  const { command } = request;
  const info = transaction.catalogue.find(namespaceOf(request));
  if (!info) throw new CommandError(26, 'NamespaceNotFound', 'ns does not exist');
  const change = documentField(command, 'index');
  if (!change) return { ok: 1 };
  const { keyPattern, name, ...settings } = change;
  const index = info.indexes.find((candidate) =>
    name === undefined
      ? isDocument(keyPattern) && sameKeys(candidate.keyPattern, keyPattern)
      : candidate.name === name,
  );
  if (!index) throw new CommandError(27, 'IndexNotFound', 'cannot find the index for ns');
  for (const setting of Object.keys(settings)) {
    if (!['expireAfterSeconds', 'hidden'].includes(setting)) {
      throw badValue(`collMod: changing '${setting}' of an index is not supported`);
    }
  }
  const seconds = asNumber(settings.expireAfterSeconds);
  if (settings.expireAfterSeconds !== undefined && !(seconds !== undefined && seconds >= 0)) {
    throw badValue('expireAfterSeconds must be a number >= 0');
  }
  transaction.catalogue.changeIndex(transaction, info, index.withOptions(settings));
  return { ok: 1 };
}

function listCollections({ db, command }: Request, snapshot: Snapshot): Buffer {
  const matches = compileFilter(documentField(command, 'filter') ?? {});
  const nameOnly = asFlag(command.nameOnly);
  const entries = snapshot.catalogue
    .inDatabase(db)
    .map(({ namespace, options, indexes }) => ({
      name: namespace.slice(db.length + 1),
      type: 'collection',
      options,
      info: { readOnly: false },
      idIndex: indexes[0]?.state.spec,
    }))
    .filter((entry) => matches(entry))
    .map(({ name, type, ...rest }) => encode(nameOnly ? { name, type } : { name, type, ...rest }));
  return cursorReply('firstBatch', entries, 0n, `${db}.$cmd.listCollections`);
}

function listDatabases({ command }: Request, snapshot: Snapshot): Document {
  const matches = compileFilter(documentField(command, 'filter') ?? {});
  const sizes = new Map<string, number>();
  for (const { id, namespace } of snapshot.catalogue.all()) {
    const name = namespace.slice(0, namespace.indexOf('.'));
    sizes.set(name, (sizes.get(name) ?? 0) + readTotals(snapshot, id).bytes);
  }
  const databases = [...sizes]
    .map(([name, sizeOnDisk]) => ({ name, sizeOnDisk, empty: false }))
    .filter((entry) => matches(entry));
  if (asFlag(command.nameOnly)) return { databases: databases.map(({ name }) => ({ name })), ok: 1 };
  const totalSize = databases.reduce((sum, { sizeOnDisk }) => sum + sizeOnDisk, 0);
  return { databases, totalSize, totalSizeMb: Math.floor(totalSize / 2 ** 20), ok: 1 };
}
