import { CommandError, invalidOptions, noSuchTransaction } from '../errors';
import type { OpenTransaction, Session } from '../server/sessions';
import { readSessionRecord, writeSessionRecord } from '../storage/session-records';
import { commitChanges } from '../storage/transaction-commit';
import type { Answer, Command, CommandTable, Request } from './command';
import { tooOld } from './retryable-writes';
import { transactionIdOf, type TransactionId } from './transaction-id';

const ALLOWED = new Set([
  ...['find', 'getMore', 'killCursors', 'aggregate', 'distinct', 'create'],
  ...['insert', 'update', 'delete', 'findAndModify', 'findandmodify'],
]);

/** Runs one statement of a transaction; whatever fails in it ends the whole transaction. */
export function runInTransaction(
  request: Request,
  command: Command,
  id: TransactionId,
  within: (work: () => Answer) => Answer,
): Answer {
  const session = request.engine.sessions.of(id.id);
  if (!ALLOWED.has(request.name)) throw notInTransactions(request.name);
  const open = id.isStart ? start(request, session, id.number) : openTransaction(session, id.number);
  try {
    const answer = within(() =>
      command.access === 'read' || command.access === 'write'
        ? command.run(request, open.state)
        : (command.run(request) as Answer),
    );
    if ('writeErrors' in answer) open.end();
    return answer;
  } catch (error) {
    open.end();
    throw error;
  }
}

export const notInTransactions = (command: string) =>
  new CommandError(
    263,
    'OperationNotSupportedInTransaction',
    `Cannot run '${command}' in a multi-document transaction.`,
  );

function start({ engine }: Request, session: Session, number: bigint): OpenTransaction {
  const stored = engine.read((snapshot) => readSessionRecord(snapshot, session.id));
  const newest = [stored?.txnNumber, session.committed, session.open?.number].reduce(
    (most: bigint, one) => (one !== undefined && one > most ? one : most),
    -1n,
  );
  if (number < newest) throw tooOld(number, newest);
  if (number === newest || session.open?.committing) {
    throw new CommandError(
      117,
      'ConflictingOperationInProgress',
      `Transaction number ${number} of this session is in use already`,
    );
  }
  return engine.sessions.begin(session, number);
}

function openTransaction({ open }: Session, number: bigint): OpenTransaction {
  if (open?.number !== number || open.committing) throw noSuchTransaction(number);
  return open;
}

export const transactionCommands: CommandTable = {
  commitTransaction: { access: 'session', fields: ['recoveryToken'], run: commitTransaction },
  abortTransaction: { access: 'session', fields: ['recoveryToken'], run: abortTransaction },
};

function transactionOf({ engine, command }: Request): { session: Session; number: bigint } {
  const id = transactionIdOf(command);
  if (!id?.isTransaction)
    throw invalidOptions('the command needs a transaction number and autocommit: false');
  return { session: engine.sessions.of(id.id), number: id.number };
}

/** Commits, or says again that it is committed to a client that has missed the first answer. */
async function commitTransaction(request: Request): Promise<Answer> {
  const { session, number } = transactionOf(request);
  const { open } = session;
  if (open?.number === number) {
    open.committing ??= commit(request, session, open);
    await open.committing;
    return { ok: 1 };
  }
  if (session.committed !== number && storedCommit(request, session) !== number)
    throw noSuchTransaction(number);
  return { ok: 1 };
}

function storedCommit({ engine }: Request, { id }: Session): bigint | undefined {
  const record = engine.read((snapshot) => readSessionRecord(snapshot, id));
  return record?.isTransaction ? record.txnNumber : undefined;
}

async function commit({ engine }: Request, session: Session, open: OpenTransaction): Promise<void> {
  try {
    if (open.state.hasChanges) {
      await engine.writeAllOrNothing((transaction) => {
        const known = readSessionRecord(transaction, session.id);
        if (known && known.txnNumber > open.number) throw tooOld(open.number, known.txnNumber);
        commitChanges(open.state, transaction);
        writeSessionRecord(transaction, session.id, {
          txnNumber: open.number,
          isTransaction: true,
          statements: {},
        });
        return {};
      });
    }
    session.committed = open.number;
  } finally {
    open.end();
  }
}

async function abortTransaction(request: Request): Promise<Answer> {
  const { session, number } = transactionOf(request);
  const { open } = session;
  if (open?.number === number && !open.committing) {
    open.end();
    return { ok: 1 };
  }
  if (open?.committing || session.committed === number || storedCommit(request, session) === number) {
    throw new CommandError(256, 'TransactionCommitted', `Transaction ${number} has been committed.`);
  }
  throw noSuchTransaction(number);
}
