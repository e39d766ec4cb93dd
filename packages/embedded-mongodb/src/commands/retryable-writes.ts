import type { Document } from 'bson';
import { asNumber } from '../bson-codec';
import { CommandError } from '../errors';
import { readSessionRecord, writeSessionRecord, type SessionRecord } from '../storage/session-records';
import type { WriteTransaction } from '../storage/snapshot';
import type { Answer, Request } from './command';

/** Which statements of a retryable write are done already, and what they were answered. */
export class StatementHistory {
  /** Numbers of the statements that were not run again. */
  readonly retried: number[] = [];
  isChanged = false;

  constructor(
    private readonly done: Document,
    private readonly command: Document,
  ) {}

  /** Runs the statement at this place of the command, unless it is done already. */
  once<T>(place: number, run: () => T): T {
    const id = this.idAt(place);
    if (Object.hasOwn(this.done, id)) {
      this.retried.push(id);
      return this.done[id] as T;
    }
    const result = run();
    this.done[id] = result;
    this.isChanged = true;
    return result;
  }

  private idAt(place: number): number {
    const { stmtId, stmtIds } = this.command;
    if (Array.isArray(stmtIds)) return asNumber(stmtIds[place]) ?? place;
    return (asNumber(stmtId) ?? 0) + place;
  }
}

export const tooOld = (number: bigint, newest: bigint) =>
  new CommandError(
    225,
    'TransactionTooOld',
    `Cannot start transaction with number ${number} because a newer one with number ${newest} has already started.`,
  );

/** Runs a write that its client may send again after a lost answer: what it has done is written with it. */
export function runRetryable(
  request: Request,
  { id, number }: { id: Buffer; number: bigint },
  transaction: WriteTransaction,
  run: (request: Request) => Answer,
): Answer {
  const known = readSessionRecord(transaction, id);
  if (known && known.txnNumber > number) throw tooOld(number, known.txnNumber);
  const isAgain = known?.txnNumber === number;
  if (isAgain && known.isTransaction) {
    throw new CommandError(50768, 'Location50768', `number ${number} was used for a transaction already`);
  }
  const record: SessionRecord = {
    txnNumber: number,
    isTransaction: false,
    statements: isAgain ? known.statements : {},
  };
  const history = new StatementHistory(record.statements, request.command);
  const answer = run({ ...request, history });
  if (history.isChanged) writeSessionRecord(transaction, id, record);
  return history.retried.length > 0 ? { ...answer, retriedStmtIds: history.retried } : answer;
}
