import type { Document } from 'bson';
import { asNumber, isDocument } from '../bson-codec';
import { assertDepth } from '../bson-depth';
import { badValue, CommandError, location } from '../errors';
import { withTimeLimit } from '../server/time-limit';
import { aggregateCommands } from './aggregate';
import { collectionCommands } from './collections';
import { countField, type Answer, type Command, type CommandTable, type Request } from './command';
import { countCommands } from './count-distinct';
import { cursorCommands } from './cursor-commands';
import { diagnosticCommands } from './diagnostics';
import { explainCommands } from './explain';
import { findCommands } from './find';
import { findAndModifyCommands } from './find-and-modify';
import { handshakeCommands } from './handshake';
import { indexCommands } from './indexes';
import { runRetryable } from './retryable-writes';
import { transactionIdOf } from './transaction-id';
import { runInTransaction, transactionCommands } from './transactions';
import { writeCommands } from './write';

const commands = new Map<string, Command>(
  Object.entries<Command>({
    ...handshakeCommands,
    ...diagnosticCommands,
    ...findCommands,
    ...cursorCommands,
    ...countCommands,
    ...aggregateCommands,
    ...writeCommands,
    ...findAndModifyCommands,
    ...collectionCommands,
    ...indexCommands,
    ...explainCommands,
    ...transactionCommands,
  } satisfies CommandTable),
);

/** Fields that any command may carry. */
const GENERIC_FIELDS = new Set([
  ...[
    '$db',
    'lsid',
    '$readPreference',
    '$clusterTime',
    'readConcern',
    'writeConcern',
    'comment',
    'maxTimeMS',
  ],
  ...[
    'apiVersion',
    'apiStrict',
    'apiDeprecationErrors',
    'txnNumber',
    'autocommit',
    'startTransaction',
    'stmtId',
    'stmtIds',
  ],
]);

/**
 * Answers a command.
 * @throws CommandError for everything the client is to be told
 */
export function dispatch(request: Request): Answer | Promise<Answer> {
  const named = commands.get(request.name);
  if (!named) throw new CommandError(59, 'CommandNotFound', `no such command: '${request.name}'`);
  const command = named.instead?.(request) ?? named;
  assertDepth(request.command);
  checkGeneric(request, command);
  if (command.access === 'session') return command.run(request);
  const id = transactionIdOf(request.command);
  const within = limitFor(request);
  if (id?.isTransaction) return runInTransaction(request, command, id, within);
  switch (command.access) {
    case 'none':
      return command.run(request);
    case 'read':
      if (id) throw location(50768, 'a transaction number is for transactions and retryable writes only');
      return request.engine.read((snapshot) => within(() => command.run(request, snapshot)));
    case 'write':
      return request.engine.write((transaction) =>
        within(() =>
          id
            ? runRetryable(request, id, transaction, (again) => command.run(again, transaction))
            : command.run(request, transaction),
        ),
      );
  }
}

/** What a command with a pattern may take if it doesn't say: a pattern may backtrack without end. */
const PATTERN_MS = 20_000;

/** Runs the work of a command; with an end to it where it could be without. */
function limitFor({ name, command, mayHoldPattern }: Request): <T>(work: () => T) => T {
  // The pattern of a cursor came with its first command.
  if (name === 'insert' || !(mayHoldPattern || name === 'getMore')) return (work) => work();
  const limit = countField(command, 'maxTimeMS') || PATTERN_MS;
  return (work) => withTimeLimit(work, limit);
}

function checkGeneric({ name, command, db }: Request, { fields }: Command): void {
  if (db === '' || /[\0/\\. "$]/.test(db) || Buffer.byteLength(db) > 63) {
    throw new CommandError(73, 'InvalidNamespace', `Invalid database name: '${db}'`);
  }
  checkConcerns(command);
  if (!fields) return;
  for (const [field, value] of Object.entries(command)) {
    if (field === name || GENERIC_FIELDS.has(field) || fields.includes(field)) continue;
    // Switching off what is not there is no request.
    if (value === false || value === null || value === undefined) continue;
    throw new CommandError(
      40415,
      'Location40415',
      `BSON field '${name}.${field}' is not supported by this server`,
    );
  }
}

function checkConcerns(command: Document): void {
  const { readConcern, writeConcern, autocommit } = command;
  const level: unknown = isDocument(readConcern) ? readConcern.level : undefined;
  const isKnown = ['local', 'available', 'majority', 'linearizable'].includes(level as string);
  // Outside a transaction a cursor follows the newest state.
  if (level !== undefined && !isKnown && !(level === 'snapshot' && autocommit === false)) {
    throw badValue(`readConcern level '${String(level)}' is not supported by this server`);
  }
  const members = isDocument(writeConcern) ? asNumber(writeConcern.w) : undefined;
  if (members !== undefined && members > 1) {
    throw badValue("cannot use 'w' > 1 when a host is not replicated");
  }
}
