import type { Document } from 'bson';
import { location } from '../errors';
import type { Engine } from '../server/engine';
import type { Snapshot, WriteTransaction } from '../storage/snapshot';
import { names } from './fields';

/** A command as it came, before anything of it is looked at. */
export interface ReceivedCommand {
  command: Document;
  /** The bytes of an insert's documents, if they came beside the command. */
  rawDocuments?: Buffer[];
}

/** A command as a handler gets it. */
export interface Request extends ReceivedCommand {
  engine: Engine;
  db: string;
  /** The first field: the command's name, whose value is mostly a collection. */
  name: string;
  connectionId: number;
  /** Runs the statement at this place of a write, unless its client sends it again and it is done already. */
  once<T>(place: number, run: () => T): T;
}
export type Answer = Document | Buffer;

/** What a command needs: a snapshot to read, the right to write, or nothing but what it asks for itself. */
export type Command = {
  /** The fields that it knows beside those of any command; it may have any if there is no list. */
  fields?: Set<string>;
  /** Another command in its place, where what it needs depends on its arguments. */
  instead?(request: Request): Command | undefined;
} & (
  | { access: 'none'; run(request: Request): Answer | Promise<Answer> }
  | { access: 'read'; run(request: Request, snapshot: Snapshot): Answer }
  | { access: 'write'; run(request: Request, transaction: WriteTransaction): Answer }
);
export type CommandTable = Record<string, Command>;

/** A command that reads, with the fields that it knows. */
export const reading = (fields: string, run: (request: Request, snapshot: Snapshot) => Answer): Command => ({
  access: 'read',
  fields: names(fields),
  run,
});

/** A command that writes, with the fields that it knows. */
export const writing = (
  fields: string,
  run: (request: Request, transaction: WriteTransaction) => Answer,
): Command => ({ access: 'write', fields: names(fields), run });

/** The collection a command is about, as `database.collection`. */
export function namespaceOf({ db, name, command }: Request): string {
  const collection: unknown = command[name];
  if (typeof collection !== 'string')
    throw location(73, `collection name has invalid type: ${typeof collection}`);
  return checkedNamespace(db, collection);
}

export function checkedNamespace(db: string, collection: string): string {
  const namespace = `${db}.${collection}`;
  const isBad = collection === '' || collection.startsWith('.') || /[$\0]/.test(collection);
  if (isBad || Buffer.byteLength(namespace) > 255)
    throw location(73, `Invalid namespace specified '${namespace}'`);
  return namespace;
}
