import type { Document } from 'bson';
import { asNumber, isDocument } from '../bson-codec';
import { badValue, location, typeMismatch } from '../errors';
import type { Engine } from '../server/engine';
import type { Snapshot, WriteTransaction } from '../storage/snapshot';

/** A command as it came, before anything of it is looked at. */
export interface ReceivedCommand {
  command: Document;
  /** The documents of an insert that came beside the command, undecoded. */
  documents?: Buffer[];
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

/** What a command needs: a snapshot to read, the right to write, or as many turns as it likes. */
export type Command = {
  /** The fields that it knows beside those of any command; it may have any if there is no list. */
  fields?: Set<string>;
  /** Another command in its place, where what it needs depends on its arguments. */
  instead?(request: Request): Command | undefined;
} & (
  | { access: 'turns'; run(request: Request): Answer | Promise<Answer> }
  | { access: 'read'; run(request: Request, snapshot: Snapshot): Answer }
  | { access: 'write'; run(request: Request, transaction: WriteTransaction): Answer }
);
export type CommandTable = Record<string, Command>;

/** The names in a text that gives them one after the other. */
export const names = (text: string) => new Set(text.split(' '));

/**
 * Refuses what is not known, of a command or of a statement of one.
 * @param where the name of the command
 */
export function assertFieldsKnown(where: string, given: Document, isKnown: (field: string) => boolean): void {
  for (const field of Object.keys(given)) {
    const value: unknown = given[field];
    // Switching off what is not there is no request.
    if (isKnown(field) || value === false || value === null || value === undefined) continue;
    throw location(40415, `BSON field '${where}.${field}' is not supported by this server`);
  }
}

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

export function documentField(command: Document, field: string): Document | undefined {
  const value: unknown = command[field];
  if (value === undefined || value === null) return undefined;
  if (!isDocument(value))
    throw typeMismatch(`BSON field '${field}' is the wrong type, expected type 'object'`);
  return value;
}

export function documentsField(command: Document, field: string): Document[] {
  const value: unknown = command[field];
  if (!Array.isArray(value) || !value.every(isDocument))
    throw typeMismatch(`'${field}' must be an array of objects`);
  return value;
}

/** A whole number that is not negative; undefined if the field is missing. */
export function countField(command: Document, field: string): number | undefined {
  const value: unknown = command[field];
  if (value === undefined || value === null) return undefined;
  const number = asNumber(value);
  if (number === undefined) throw typeMismatch(`BSON field '${field}' is the wrong type, expected a number`);
  if (!(number >= 0)) throw badValue(`BSON field '${field}' value must be >= 0, actual value '${number}'`);
  return Math.trunc(number);
}
