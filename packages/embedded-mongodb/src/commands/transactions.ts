import { invalidOptions, location, noSuchTransaction } from '../errors';
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

/** @throws CommandError 263 for a command that can't be part of a transaction */
export function assertAllowed(command: string): void {
  if (!ALLOWED.has(command)) throw location(263, `Cannot run '${command}' in a multi-document transaction.`);
}

/** Runs one statement of a transaction; whatever fails in it ends the whole transaction. */
export function runInTransaction(
  { engine }: Request,
  { id, number, isStart }: TransactionId,
  run: (state: BufferedTransaction) => Answer,
): Answer {
  const session = engine.sessions.of(id);
  const open = isStart ? start(engine, session, number) : openTransaction(session, number);
  try {
    const answer = run(open.state);
    if ('writeErrors' in answer) open.end();
    return answer;
  } catch (error) {
    open.end();
    throw error;
  }
}

function start(engine: Request['engine'], session: Session, number: bigint): OpenTransaction {
  const stored = engine.read((snapshot) => readSessionRecord(snapshot, session.id));
  for (const known of [stored?.txnNumber, session.committed, session.open?.number]) {
    if (known !== undefined && known > number) throw tooOld(number, known);
    if (known === number || session.open?.committing)
      throw location(117, `Transaction number ${number} of this session is in use already`);
  }
  return engine.sessions.begin(session, number);
}

function openTransaction({ open }: Session, number: bigint): OpenTransaction {
  if (open?.number !== number || open.committing) throw noSuchTransaction(number);
  return open;
}

/** Where the transaction that a command wants to end stands. */
function transactionOf({ engine, command }: Request) {
  const id = transactionIdOf(command);
  if (!id?.isTransaction)
    throw invalidOptions('the command needs a transaction number and autocommit: false');
  const { number } = id;
  const session = engine.sessions.of(id.id);
  const open = session.open?.number === number ? session.open : undefined;
  const isCommitted = () => {
    if (session.committed === number) return true;
    const record = engine.read((snapshot) => readSessionRecord(snapshot, session.id));
    return record?.isTransaction === true && record.txnNumber === number;
  };
  return { session, number, open, isCommitted };
}

/** Commits, or says again that it is committed to a client that has missed the first answer. */
async function commitTransaction(request: Request): Promise<Answer> {
  const { session, number, open, isCommitted } = transactionOf(request);
  if (open) await (open.committing ??= commit(request, session, open));
  else if (!isCommitted()) throw noSuchTransaction(number);
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
  const { number, open, isCommitted } = transactionOf(request);
  if (open?.committing || (!open && isCommitted()))
    throw location(256, `Transaction ${number} has been committed.`);
  if (!open) throw noSuchTransaction(number);
  open.end();
  return { ok: 1 };
}
