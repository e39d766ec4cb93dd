import { location } from '../errors';
import { readSessionRecord, writeSessionRecord } from '../storage/session-records';
import type { WriteTransaction } from '../storage/snapshot';
import type { Answer, Request } from './command';
import { names } from './fields';

export const RETRYABLE = names('insert update delete findAndModify');

export const tooOld = (number: bigint, newest: bigint) =>
  location(
    225,
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
  if (isAgain && known.isTransaction) throw location(50768, `number ${number} was used for a transaction`);
  const statements = isAgain ? known.statements : {};
  const retriedStmtIds: number[] = [];
  let isChanged = false;
  const answer = run({
    ...request,
    once<T>(place: number, statement: () => T): T {
      if (Object.hasOwn(statements, place)) {
        retriedStmtIds.push(place);
        return statements[place] as T;
      }
      const result = statement();
      statements[place] = result;
      isChanged = true;
      return result;
    },
  });
  if (isChanged) writeSessionRecord(transaction, id, { txnNumber: number, isTransaction: false, statements });
  return retriedStmtIds.length > 0 ? { ...answer, retriedStmtIds } : answer;
}
