import type { Document } from 'bson';
import { asFlag } from '../bson-codec';
import { failedToParse } from '../errors';
import { compileProjection } from '../semantics';
import type { WriteTransaction } from '../storage/snapshot';
import { writerFor } from './collection-access';
import { compileOptions, documentField, namespaceOf, type CommandTable, type Request } from './command';
import { changeQuery, modify, readArrayFilters, readUpdate, rowsToChange } from './modify';

const FIELDS = [
  ...[
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'arrayFilters',
    'collation',
    'hint',
    'let',
  ],
  'bypassDocumentValidation',
];
const command = { access: 'write', fields: FIELDS, run: findAndModify } as const;

export const findAndModifyCommands: CommandTable = { findAndModify: command, findandmodify: command };

function findAndModify(request: Request, transaction: WriteTransaction): Document {
  const { command } = request;
  const isRemoval = asFlag(command.remove);
  if (isRemoval === (command.update !== undefined)) {
    throw failedToParse(
      isRemoval
        ? "Cannot specify both an 'update' and 'remove'=true"
        : 'Either an update or remove=true must be specified',
    );
  }
  const options = compileOptions(command);
  const query = changeQuery(command, 'query', options);
  const spec = documentField(command, 'fields') ?? {};
  const project =
    Object.keys(spec).length > 0 ? compileProjection(spec, query.filter, options) : (doc: Document) => doc;
  const run = () =>
    isRemoval
      ? removeOne(request, transaction, query, project)
      : updateOne(request, transaction, query, project);
  return request.history ? request.history.once(0, run) : run();
}

type Projection = (doc: Document) => Document;

function removeOne(
  request: Request,
  transaction: WriteTransaction,
  query: ReturnType<typeof changeQuery>,
  project: Projection,
): Document {
  const { command } = request;
  if (asFlag(command.new))
    throw failedToParse(
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  if (asFlag(command.upsert)) throw failedToParse('Cannot specify both upsert=true and remove=true');
  const namespace = namespaceOf(request);
  const [row] = rowsToChange(transaction, namespace, { ...query, limit: 1 }, command);
  if (row) writerFor(transaction, namespace).delete(row.record, row.doc);
  return { lastErrorObject: { n: row ? 1 : 0 }, value: row ? project(row.doc) : null, ok: 1 };
}

function updateOne(
  request: Request,
  transaction: WriteTransaction,
  query: ReturnType<typeof changeQuery>,
  project: Projection,
): Document {
  const { command } = request;
  const { matched, upserted, before, after } = modify(
    transaction,
    namespaceOf(request),
    {
      query,
      update: readUpdate(command.update, false),
      arrayFilters: readArrayFilters(command),
      upsert: asFlag(command.upsert),
      multi: false,
    },
    command,
  );
  const value = asFlag(command.new) ? (upserted ?? after) : before;
  return {
    lastErrorObject: {
      n: upserted ? 1 : matched,
      updatedExisting: matched > 0,
      ...(upserted ? { upserted: upserted._id } : {}),
    },
    value: value ? project(value) : null,
    ok: 1,
  };
}
