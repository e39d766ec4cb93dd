import type { Document } from 'bson';
import { asFlag, asNumber } from '../bson-codec';
import { CommandError, failedToParse, location } from '../errors';
import { compileProjection } from '../semantics';
import type { WriteTransaction } from '../storage/snapshot';
import { namespaceOf, writing, type CommandTable, type Request } from './command';
import { assertFieldsKnown, documentField, documentsField, names } from './fields';
import { modificationOf, modify, writerFor } from './modify';
import { contextOf, queryOf } from './query';

const BULK_FIELDS = 'documents updates deletes ordered bypassDocumentValidation let';
const UPDATE_FIELDS = names('q u c multi upsert collation arrayFilters hint sort');
const DELETE_FIELDS = names('q limit collation hint');

export const writeCommands: CommandTable = {
  insert: writing(BULK_FIELDS, insert),
  update: writing(BULK_FIELDS, update),
  delete: writing(BULK_FIELDS, remove),
  findAndModify: writing(
    'query sort remove update new fields upsert arrayFilters collation hint let bypassDocumentValidation',
    findAndModify,
  ),
};

const MOST_STATEMENTS = 100_000;
/** Ends the whole command, and the transaction that it is part of. */
const WRITE_CONFLICT = 112;

/** How many documents a statement has found or made, how many it has changed, and the `_id` of one that it made. */
interface StatementResult {
  n: number;
  nModified?: number;
  upserted?: unknown;
}

/** Runs the statements one by one; an ordered command ends at the first that fails, the others stay done. */
function runStatements(
  request: Request,
  field: 'documents' | 'updates' | 'deletes',
  run: (statement: Document, place: number) => StatementResult,
): Document {
  const statements = documentsField(request.command, field);
  if (statements.length === 0 || statements.length > MOST_STATEMENTS) {
    const limits = `between 1 and ${MOST_STATEMENTS}. Got ${statements.length} operations.`;
    throw location(16, `Write batch sizes must be ${limits}`);
  }
  const writeErrors: Document[] = [];
  const upserted: Document[] = [];
  const totals = { n: 0, nModified: 0 };
  for (const [index, statement] of statements.entries()) {
    try {
      const result = request.once(index, () => run(statement, index));
      totals.n += asNumber(result.n) ?? 0;
      totals.nModified += asNumber(result.nModified) ?? 0;
      if ('upserted' in result) upserted.push({ index, _id: result.upserted });
    } catch (error) {
      if (!(error instanceof CommandError) || error.code === WRITE_CONFLICT) throw error;
      const { code, codeName, message, details } = error;
      writeErrors.push({ index, code, codeName, ...details, errmsg: message });
      if (request.command.ordered !== false) break;
    }
  }
  return {
    n: totals.n,
    ...(request.name === 'update' ? { nModified: totals.nModified } : {}),
    ...(upserted.length > 0 ? { upserted } : {}),
    ...(writeErrors.length > 0 ? { writeErrors } : {}),
    ok: 1,
  };
}

function insert(request: Request, transaction: WriteTransaction): Document {
  const namespace = namespaceOf(request);
  return runStatements(request, 'documents', (doc, place) => {
    writerFor(transaction, namespace).insert(doc, request.rawDocuments?.[place]);
    return { n: 1 };
  });
}

function update(request: Request, transaction: WriteTransaction): Document {
  const { command } = request;
  const namespace = namespaceOf(request);
  return runStatements(request, 'updates', (statement) => {
    assertFieldsKnown('update.updates', statement, UPDATE_FIELDS);
    const multi = asFlag(statement.multi);
    if (multi && statement.sort !== undefined) throw failedToParse('Cannot specify sort with multi=true');
    const query = queryOf({ ...statement, let: (statement.c ?? command.let) as unknown }, 'q');
    if (!multi) query.limit = 1;
    const modification = modificationOf(statement, query, statement.u);
    const [first = ''] = Object.keys(modification.update ?? {});
    if (multi && !Array.isArray(modification.update) && !first.startsWith('$'))
      throw failedToParse('multi update is not supported for replacement-style update');
    const context = contextOf(transaction, command);
    const { found, modified, upserted } = modify(transaction, namespace, modification, context);
    return upserted ? { n: 1, nModified: 0, upserted: upserted._id } : { n: found, nModified: modified };
  });
}

function remove(request: Request, transaction: WriteTransaction): Document {
  const { command } = request;
  const namespace = namespaceOf(request);
  return runStatements(request, 'deletes', (statement) => {
    assertFieldsKnown('delete.deletes', statement, DELETE_FIELDS);
    const query = queryOf({ ...statement, let: command.let as unknown }, 'q');
    if (![0, 1].includes(asNumber(statement.limit) ?? -1))
      throw failedToParse('The limit field in delete objects must be 0 or 1.');
    return { n: modify(transaction, namespace, { query }, contextOf(transaction, command)).found };
  });
}

function findAndModify(request: Request, transaction: WriteTransaction): Document {
  const { command } = request;
  const isRemoval = asFlag(command.remove);
  const isNew = asFlag(command.new);
  if (isRemoval === (command.update !== undefined))
    throw failedToParse("Either an 'update' or 'remove'=true must be specified, and not both");
  if (isRemoval && (isNew || asFlag(command.upsert)))
    throw failedToParse("Cannot specify 'remove'=true with 'new' or 'upsert'");
  const query = { ...queryOf(command, 'query'), limit: 1 };
  const modification = isRemoval ? { query } : modificationOf(command, query, command.update);
  const fields = documentField(command, 'fields') ?? {};
  const project =
    Object.keys(fields).length > 0 ? compileProjection(fields, query.filter, query.options) : undefined;
  return request.once(0, () => {
    const context = contextOf(transaction, command);
    const result = modify(transaction, namespaceOf(request), modification, context);
    const { found, upserted, before } = result;
    const value = isNew ? (upserted ?? result.after) : before;
    const lastErrorObject = {
      n: upserted ? 1 : found,
      ...(isRemoval ? {} : { updatedExisting: found > 0 }),
      ...(upserted ? { upserted: upserted._id as unknown } : {}),
    };
    return { lastErrorObject, value: value ? (project?.(value) ?? value) : null, ok: 1 };
  });
}
