import { isDocument } from '../bson-codec';
import { invalidOptions, location, noSuchTransaction } from '../errors';
import type { Engine } from '../server/engine';
import type { OpenTransaction, Session } from '../server/sessions';
import type { BufferedTransaction } from '../storage/buffered-transaction';
import { readSessionRecord, writeSessionRecord } from '../storage/session-records';
import { commitChanges } from '../storage/transaction-commit';
import type { Answer, CommandTable, Request } from './command';
import { names } from './fields';
import { tooOld } from './retryable-writes';
import { transactionIdOf, type TransactionId } from './transaction-id';

const ALLOWED = names(
  'find getMore killCursors aggregate distinct create insert update delete findAndModify ' +
    'commitTransaction abortTransaction',
);

export const transactionCommands: CommandTable = {
  commitTransaction: { access: 'none', fields: names('recoveryToken'), run: commitTransaction },
  abortTransaction: { access: 'none', fields: names('recoveryToken'), run: abortTransaction },
};

/**
 * Checks what comes as part of a transaction; a refusal leaves that as it is.
 * @throws CommandError 263 for a command that can't be part of one, 72 for a concern in its midst
 */
export function assertAllowed({ name, command }: Request, { isStart }: TransactionId): void {
  if (!ALLOWED.has(name) || (isStart && name === 'killCursors'))
    throw location(263, `Cannot run '${name}' in a multi-document transaction.`);
  const { readConcern, writeConcern } = command;
  if (writeConcern && !(name in transactionCommands))
    throw invalidOptions('writeConcern is not allowed within a multi-statement transaction');
  const level: unknown = isDocument(readConcern) ? readConcern.level : undefined;
  if (readConcern && (!isStart || level === 'available' || level === 'linearizable'))
    throw invalidOptions('only the first command has a readConcern: local, majority or snapshot');
}

/** Runs one statement of a transaction; whatever fails in it ends the whole transaction. */
export function runInTransaction(
  { engine }: Request,
  { id, number, isStart }: TransactionId,
  run: (state: BufferedTransaction) => Answer,
): Answer {
  const session = engine.sessions.of(id);
  const open = isStart ? start(engine, session, number) : openTransaction(engine, session, number);
  try {
    const answer = run(open.state);
    if ('writeErrors' in answer) open.end();
    return answer;
  } catch (error) {
    open.end();
    throw error;
  }
}

function start(engine: Engine, session: Session, number: bigint): OpenTransaction {
  const stored = engine.read((snapshot) => readSessionRecord(snapshot, session.id));
  for (const known of [stored?.txnNumber, session.newest]) {
    if (known !== undefined && known > number) throw tooOld(number, known);
    if (known === number || session.open?.committing)
      throw location(117, `Transaction number ${number} of this session is in use already`);
  }
  return engine.sessions.begin(session, number);
}

function openTransaction(engine: Engine, session: Session, number: bigint): OpenTransaction {
  const { open } = session;
  if (open?.number === number && !open.committing) return open;
  throw open?.committing || isCommitted(engine, session, number)
    ? committed(number)
    : noSuchTransaction(number);
}

function isCommitted(engine: Engine, session: Session, number: bigint): boolean {
  if (session.committed === number) return true;
  const record = engine.read((snapshot) => readSessionRecord(snapshot, session.id));
  return record?.isTransaction === true && record.txnNumber === number;
}

const committed = (number: bigint) => location(256, `Transaction ${number} has been committed.`);

/** The transaction that a command wants to end. */
function endedBy({ engine, command }: Request) {
  const id = transactionIdOf(command);
  if (!id?.isTransaction)
    throw invalidOptions('the command needs a transaction number and autocommit: false');
  return { session: engine.sessions.of(id.id), number: id.number };
}

/** Commits, or says again that it is committed to a client that has missed the first answer. */
async function commitTransaction(request: Request): Promise<Answer> {
  const { session, number } = endedBy(request);
  const { open } = session;
  if (open?.number === number) await (open.committing ??= commit(request, session, open));
  else if (!isCommitted(request.engine, session, number)) throw noSuchTransaction(number);
  return { ok: 1 };
}

async function commit({ engine }: Request, session: Session, open: OpenTransaction): Promise<void> {
  const { number, state } = open;
  try {
    if (state.hasChanges) {
      await engine.writeAllOrNothing((transaction) => {
        const known = readSessionRecord(transaction, session.id);
        if (known && known.txnNumber > number) throw tooOld(number, known.txnNumber);
        commitChanges(state, transaction);
        const record = { txnNumber: number, isTransaction: true, statements: {} };
        writeSessionRecord(transaction, session.id, record);
      });
    }
    session.committed = number;
  } finally {
    open.end();
  }
}

function abortTransaction(request: Request): Answer {
  const { session, number } = endedBy(request);
  openTransaction(request.engine, session, number).end();
  return { ok: 1 };
}
