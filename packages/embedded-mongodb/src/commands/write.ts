import type { Document } from 'bson';
import { asNumber } from '../bson-codec';
import { badValue, CommandError, failedToParse, location } from '../errors';
import { compileProjection } from '../semantics';
import type { WriteTransaction } from '../storage/snapshot';
import { namespaceOf, writing, type CommandTable, type Request } from './command';
import { assertFieldsKnown, documentField, documentsField, flagField, names } from './fields';
import { modificationOf, modify, writerFor } from './modify';
import { contextOf, queryOf } from './query';

const BULK_FIELDS = 'documents updates deletes ordered bypassDocumentValidation let';
const UPDATE_FIELDS = names('q u multi upsert collation arrayFilters hint');
const DELETE_FIELDS = names('q limit collation hint');

export const writeCommands: CommandTable = {
  insert: writing(BULK_FIELDS, insert),
  update: writing(BULK_FIELDS, change),
  delete: writing(BULK_FIELDS, change),
  findAndModify: writing(
    'query sort remove update new fields upsert arrayFilters collation hint let bypassDocumentValidation',
    findAndModify,
  ),
};

const MOST_STATEMENTS = 100_000;
/** Ends the whole command, and the transaction that it is part of. */
const WRITE_CONFLICT = 112;

/**
 * Runs the statements one by one; an ordered command ends at the first that fails, the others stay done.
 * @param read gives what runs a statement and tells its `n`, `nModified` and `upserted`, the `_id` of what it made; all
 * are read before the first is run
 */
function runStatements(
  { command, name, once }: Request,
  read: (statement: Document, place: number) => () => Document,
): Document {
  const statements = documentsField(command, name === 'insert' ? 'documents' : `${name}s`);
  if (statements.length === 0 || statements.length > MOST_STATEMENTS)
    throw location(16, `Write batch sizes must be from 1 to ${MOST_STATEMENTS}, not ${statements.length}`);
  // In a transaction nothing can follow an error.
  const isOrdered = command.autocommit === false || (flagField(command, 'ordered') ?? true);
  const writeErrors: Document[] = [];
  const upserted: Document[] = [];
  const totals = { n: 0, nModified: 0 };
  for (const [index, run] of statements.map(read).entries()) {
    try {
      const result = once(index, run);
      totals.n += asNumber(result.n) ?? 0;
      totals.nModified += asNumber(result.nModified) ?? 0;
      if ('upserted' in result) upserted.push({ index, _id: result.upserted as unknown });
    } catch (error) {
      if (!(error instanceof CommandError) || error.code === WRITE_CONFLICT) throw error;
      const { code, codeName, message, details } = error;
      writeErrors.push({ index, code, codeName, ...details, errmsg: message });
      if (isOrdered) break;
    }
  }
  return {
    n: totals.n,
    ...(name === 'update' ? { nModified: totals.nModified } : {}),
    ...(upserted.length > 0 ? { upserted } : {}),
    ...(writeErrors.length > 0 ? { writeErrors } : {}),
    ok: 1,
  };
}

function insert(request: Request, transaction: WriteTransaction): Document {
  const namespace = namespaceOf(request);
  return runStatements(request, (doc, place) => () => {
    writerFor(transaction, namespace).insert(doc, request.rawDocuments?.[place]);
    return { n: 1 };
  });
}

/** Updates or removes. */
function change(request: Request, transaction: WriteTransaction): Document {
  const { command, name } = request;
  const namespace = namespaceOf(request);
  const isUpdate = name === 'update';
  return runStatements(request, (statement) => {
    assertFieldsKnown(`${name}.${name}s`, statement, isUpdate ? UPDATE_FIELDS : DELETE_FIELDS);
    const query = queryOf({ ...statement, let: command.let as unknown }, 'q');
    if (isUpdate) query.limit = flagField(statement, 'multi') ? 0 : 1;
    else if (![0, 1].includes(asNumber(statement.limit) ?? -1))
      throw failedToParse('The limit field in delete objects must be 0 or 1.');
    const modification = isUpdate ? modificationOf(statement, query, statement.u) : { query };
    return () => {
      const context = contextOf(transaction, command);
      const { n, modified, upserted } = modify(transaction, namespace, modification, context);
      return { n, nModified: modified, ...(upserted ? { upserted: upserted._id as unknown } : {}) };
    };
  });
}

function findAndModify(request: Request, transaction: WriteTransaction): Document {
  const { command } = request;
  const isRemoval = flagField(command, 'remove') ?? false;
  const isNew = flagField(command, 'new');
  if (isRemoval === (command.update !== undefined))
    throw failedToParse("Either an 'update' or 'remove'=true must be specified, and not both");
  if (isRemoval && (isNew || flagField(command, 'upsert') || command.arrayFilters))
    throw failedToParse("Cannot specify 'remove'=true with 'new', 'upsert' or 'arrayFilters'");
  const query = { ...queryOf(command, 'query'), limit: 1 };
  const modification = isRemoval ? { query } : modificationOf(command, query, command.update);
  const fields = documentField(command, 'fields') ?? {};
  if (isNew && Object.keys(fields).some((path) => path.endsWith('.$')))
    throw badValue('Cannot use a positional projection and return the new document');
  const project = Object.keys(fields).length > 0 && compileProjection(fields, query.filter, query.options);
  return request.once(0, () => {
    const context = contextOf(transaction, command);
    const result = modify(transaction, namespaceOf(request), modification, context);
    const { n, upserted, before } = result;
    const value = isNew ? (upserted ?? result.after) : before;
    const lastErrorObject = {
      n,
      ...(isRemoval ? {} : { updatedExisting: before !== undefined }),
      ...(upserted ? { upserted: upserted._id as unknown } : {}),
    };
    return { lastErrorObject, value: (value && project ? project(value) : value) ?? null, ok: 1 };
  });
}
