import type { Document } from 'bson';
import { asFlag, encode } from '../bson-codec';
import { badValue, location } from '../errors';
import { compileFilter } from '../semantics';
import { cursorReply } from '../server/cursor-reply';
import { readTotals } from '../storage/catalogue';
import { normaliseIndexSpec } from '../storage/index-spec';
import type { Snapshot, WriteTransaction } from '../storage/snapshot';
import { checkedNamespace, namespaceOf, reading, writing, type CommandTable, type Request } from './command';
import { documentField } from './fields';

export const collectionCommands: CommandTable = {
  create: writing('idIndex', create),
  drop: writing('', drop),
  dropDatabase: writing('', dropDatabase),
  renameCollection: writing('to dropTarget', renameCollection),
  listCollections: reading('filter nameOnly authorizedCollections cursor', listCollections),
  listDatabases: reading('filter nameOnly authorizedDatabases', listDatabases),
};

function create(request: Request, transaction: WriteTransaction): Document {
  const namespace = namespaceOf(request);
  const idIndex = documentField(request.command, 'idIndex');
  if (idIndex && normaliseIndexSpec(idIndex).name !== '_id_')
    throw badValue("'idIndex' must be the index on _id, as it always is");
  const isThere = transaction.catalogue.find(namespace) !== undefined;
  // Collections have no options by which one could differ from another; in a transaction it is an error nevertheless.
  if (isThere && transaction.isBuffered) throw location(48, `Collection ${namespace} already exists.`);
  if (!isThere) transaction.catalogue.create(transaction, namespace, {});
  return { ok: 1 };
}

function drop(request: Request, transaction: WriteTransaction): Document {
  const ns = namespaceOf(request);
  const info = transaction.catalogue.find(ns);
  if (!info) return { ok: 1 };
  transaction.catalogue.remove(transaction, info);
  return { nIndexesWas: info.indexes.length, ns, ok: 1 };
}

function dropDatabase({ db }: Request, transaction: WriteTransaction): Document {
  for (const info of transaction.catalogue.inDatabase(db)) transaction.catalogue.remove(transaction, info);
  return { dropped: db, ok: 1 };
}

function renameCollection({ command }: Request, transaction: WriteTransaction): Document {
  const from = String(command.renameCollection);
  const [db = '', ...rest] = String(command.to).split('.');
  const to = checkedNamespace(db, rest.join('.'));
  const info = transaction.catalogue.find(from);
  if (!info) throw location(26, `Source collection ${from} does not exist`);
  const target = transaction.catalogue.find(to);
  if (target === info) throw location(20, "Can't rename a collection to itself");
  if (target && !asFlag(command.dropTarget)) throw location(48, 'target namespace exists');
  if (target) transaction.catalogue.remove(transaction, target);
  transaction.catalogue.rename(transaction, info, to);
  return { ok: 1 };
}

function listCollections({ db, command }: Request, snapshot: Snapshot): Buffer {
  const matches = compileFilter(documentField(command, 'filter') ?? {});
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
    .map(({ name, type, ...rest }) => encode({ name, type, ...(asFlag(command.nameOnly) ? {} : rest) }));
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
  return { databases, totalSize, ok: 1 };
}
