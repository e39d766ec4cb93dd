import type { Document } from 'bson';
import { asFlag, asNumber } from '../bson-codec';
import { badValue, CommandError, failedToParse } from '../errors';
import type { WriteTransaction } from '../storage/snapshot';
import { writerFor } from './collection-access';
import { compileOptions, documentsOf, namespaceOf, type CommandTable, type Request } from './command';
import { changeQuery, modify, readArrayFilters, readUpdate, rowsToChange } from './modify';

const FIELDS = ['ordered', 'bypassDocumentValidation', 'let'];
const MOST_STATEMENTS = 100_000;

export const writeCommands: CommandTable = {
  insert: { access: 'write', fields: [...FIELDS, 'documents'], run: insert },
  update: { access: 'write', fields: [...FIELDS, 'updates'], run: update },
  delete: { access: 'write', fields: [...FIELDS, 'deletes'], run: remove },
};

/** Ends the whole command, and the transaction that it is part of. */
const WRITE_CONFLICT = 112;

interface Statement {
  doc: Document;
  raw?: Buffer;
}

/** How many documents a statement has found or made, how many it has changed, and the `_id` of one that it made. */
interface StatementResult {
  n: number;
  nModified?: number;
  upserted?: unknown;
}

const sum = (results: StatementResult[], field: 'n' | 'nModified') =>
  results.reduce((total, result) => total + (asNumber(result[field]) ?? 0), 0);

/** Runs the statements one by one; an ordered command ends at the first that fails, the others stay done. */
function runStatements(
  request: Request,
  field: string,
  run: (statement: Statement) => StatementResult,
): { results: StatementResult[]; errors: Document } {
  const statements = documentsOf(request, field);
  if (statements.length === 0 || statements.length > MOST_STATEMENTS) {
    throw new CommandError(
      16,
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got ${statements.length} operations.`,
    );
  }
  const isOrdered = request.command.ordered !== false;
  const writeErrors: Document[] = [];
  const results: StatementResult[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      const { history } = request;
      results[index] = history ? history.once(index, () => run(statement)) : run(statement);
    } catch (error) {
      if (!(error instanceof CommandError) || error.code === WRITE_CONFLICT) throw error;
      const { code, codeName, message, details } = error;
      writeErrors.push({ index, code, codeName, ...details, errmsg: message });
      if (isOrdered) break;
    }
  }
  return { results, errors: writeErrors.length > 0 ? { writeErrors } : {} };
}

function insert(request: Request, transaction: WriteTransaction): Document {
  const namespace = namespaceOf(request);
  const { results, errors } = runStatements(request, 'documents', ({ doc, raw }) => {
    writerFor(transaction, namespace).insert(doc, raw);
    return { n: 1 };
  });
  return { n: sum(results, 'n'), ...errors, ok: 1 };
}

const UPDATE_FIELDS = new Set([
  'q',
  'u',
  'c',
  'multi',
  'upsert',
  'collation',
  'arrayFilters',
  'hint',
  'sort',
]);

function update(request: Request, transaction: WriteTransaction): Document {
  const { command } = request;
  const namespace = namespaceOf(request);
  const { results, errors } = runStatements(request, 'updates', ({ doc }) => {
    checkFields('update.updates', doc, UPDATE_FIELDS);
    const multi = asFlag(doc.multi);
    if (multi && doc.sort !== undefined) throw failedToParse('Cannot specify sort with multi=true');
    const options = compileOptions({ ...doc, let: doc.c ?? command.let });
    const { matched, modified, upserted } = modify(
      transaction,
      namespace,
      {
        query: changeQuery(doc, 'q', options),
        update: readUpdate(doc.u, multi),
        arrayFilters: readArrayFilters(doc),
        upsert: asFlag(doc.upsert),
        multi,
      },
      command,
    );
    return upserted ? { n: 1, nModified: 0, upserted: upserted._id } : { n: matched, nModified: modified };
  });
  const upserted = results.flatMap((result, index) =>
    'upserted' in result ? [{ index, _id: result.upserted }] : [],
  );
  return {
    n: sum(results, 'n'),
    nModified: sum(results, 'nModified'),
    ...(upserted.length > 0 ? { upserted } : {}),
    ...errors,
    ok: 1,
  };
}

const DELETE_FIELDS = new Set(['q', 'limit', 'collation', 'hint']);

function remove(request: Request, transaction: WriteTransaction): Document {
  const { command } = request;
  const namespace = namespaceOf(request);
  const { results, errors } = runStatements(request, 'deletes', ({ doc }) => {
    checkFields('delete.deletes', doc, DELETE_FIELDS);
    const limit = asNumber(doc.limit);
    if (limit !== 0 && limit !== 1) throw failedToParse('The limit field in delete objects must be 0 or 1.');
    const query = changeQuery(doc, 'q', compileOptions({ ...doc, let: command.let }));
    const rows = rowsToChange(transaction, namespace, { ...query, limit }, command);
    if (rows.length === 0) return { n: 0 };
    const writer = writerFor(transaction, namespace);
    for (const row of rows) writer.delete(row.record, row.doc);
    return { n: rows.length };
  });
  return { n: sum(results, 'n'), ...errors, ok: 1 };
}

function checkFields(where: string, statement: Document, known: Set<string>): void {
  for (const field of Object.keys(statement)) {
    if (!known.has(field)) throw badValue(`BSON field '${where}.${field}' is not supported by this server`);
  }
}
