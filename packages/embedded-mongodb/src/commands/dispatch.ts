import type { Document } from 'bson';
import { asNumber, bsonType, isDocument } from '../bson-codec';
import { assertDepth } from '../bson-depth';
import { badValue, location } from '../errors';
import type { Engine } from '../server/engine';
import { withTimeLimit } from '../server/time-limit';
import type { WriteTransaction } from '../storage/snapshot';
import { aggregateCommands } from './aggregate';
import { collectionCommands } from './collections';
import type { Answer, Command, CommandTable, ReceivedCommand, Request } from './command';
import { cursorCommands } from './cursor-commands';
import { explainCommands } from './explain';
import { assertFieldsKnown, countField, names } from './fields';
import { findCommands } from './find';
import { indexCommands } from './indexes';
import { RETRYABLE, runRetryable } from './retryable-writes';
import { informationCommands } from './server-information';
import { transactionIdOf } from './transaction-id';
import { assertAllowed, runInTransaction, transactionCommands } from './transactions';
import { writeCommands } from './write';

const commands = new Map<string, Command>(
  Object.entries<Command>({
    ...informationCommands,
    ...findCommands,
    ...cursorCommands,
    ...aggregateCommands,
    ...writeCommands,
    ...collectionCommands,
    ...indexCommands,
    ...explainCommands,
    ...transactionCommands,
  } satisfies CommandTable),
);
// Some drivers and handbooks write these in small letters only.
for (const name of ['isMaster', 'buildInfo', 'collStats', 'dbStats', 'findAndModify'])
  commands.set(name.toLowerCase(), commands.get(name) as Command);

/** Fields that any command may carry. */
const GENERIC_FIELDS = names(
  '$db $readPreference $clusterTime readConcern writeConcern comment maxTimeMS lsid txnNumber autocommit ' +
    'startTransaction apiVersion apiStrict apiDeprecationErrors',
);

/**
 * Answers a command; reads at once.
 * @throws CommandError for everything the client is to be told
 */
export function dispatch(
  engine: Engine,
  received: ReceivedCommand,
  connectionId: number,
): Answer | Promise<Answer> {
  const { command } = received;
  const [name = ''] = Object.keys(command);
  const db = typeof command.$db === 'string' ? command.$db : '';
  const request: Request = { ...received, engine, db, name, connectionId, once: (_place, run) => run() };
  const named = commands.get(name);
  if (!named) throw location(59, `no such command: '${name}'`);
  const handler = named.instead?.(request) ?? named;
  assertDepth(command);
  if (db === '' || /[\0/\\. "$]/.test(db) || Buffer.byteLength(db) > 63)
    throw location(73, `Invalid database name: '${db}'`);
  if (handler.fields) assertFieldsKnown(name, command, GENERIC_FIELDS, handler.fields);
  checkConcerns(command);
  const id = transactionIdOf(command);
  if (id?.isTransaction) assertAllowed(request, id);
  else if (id && !RETRYABLE.has(name))
    throw location(50768, 'a transaction number is for transactions and retryable writes only');
  if (handler.access === 'none') return handler.run(request);
  const limit = limitOf(request);
  const within = (work: () => Answer) => (limit === 0 ? work() : withTimeLimit(work, limit));
  if (id?.isTransaction)
    return runInTransaction(request, id, (state) => within(() => handler.run(request, state)));
  if (handler.access === 'read')
    return engine.read((snapshot) => within(() => handler.run(request, snapshot)));
  const write = (transaction: WriteTransaction) =>
    within(() =>
      id
        ? runRetryable(request, id, transaction, (again) => handler.run(again, transaction))
        : handler.run(request, transaction),
    );
  // What is stopped at a time limit may have changed a document, but not all of its index entries.
  return limit === 0 ? engine.write(write) : engine.writeAllOrNothing(write);
}

/** What a command with a pattern may take if it doesn't say: a pattern may backtrack without end. */
const PATTERN_MS = 20_000;

/** How many milliseconds a command may take that could be without end; 0 for any other. */
function limitOf({ name, command }: Request): number {
  // The pattern of a cursor came with its first command.
  if (name === 'insert' || !(name === 'getMore' || holdsPattern(command))) return 0;
  return countField(command, 'maxTimeMS') || PATTERN_MS;
}

/** Whether there is a regular expression, as a value or for an operator. */
function holdsPattern(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsPattern);
  if (!isDocument(value)) return bsonType(value) === 'BSONRegExp';
  return Object.keys(value).some((name) => name.startsWith('$regex') || holdsPattern(value[name]));
}

function checkConcerns({ readConcern, writeConcern, autocommit }: Document): void {
  const level: unknown = isDocument(readConcern) ? readConcern.level : undefined;
  const isKnown = ['local', 'available', 'majority', 'linearizable'].includes(level as string);
  // Outside a transaction a cursor follows the newest state.
  if (level !== undefined && !isKnown && !(level === 'snapshot' && autocommit === false))
    throw badValue(`readConcern level '${String(level)}' is not supported by this server`);
  const w: unknown = isDocument(writeConcern) ? (writeConcern.w ?? 1) : 1;
  if (w !== 'majority' && !((asNumber(w) ?? 2) <= 1))
    throw badValue(`write concern w: ${JSON.stringify(w)} can not be met: the server is not replicated`);
}
