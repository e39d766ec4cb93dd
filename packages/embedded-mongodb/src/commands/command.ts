import type { Document } from 'bson';
import { asNumber, decode, isDocument } from '../bson-codec';
import { assertDepth } from '../bson-depth';
import { badValue, CommandError, typeMismatch } from '../errors';
import { compileCollation, evaluateExpression, type CompileOptions } from '../semantics';
import type { Engine } from '../server/engine';
import type { StatementHistory } from './retryable-writes';
import type { Snapshot, WriteTransaction } from '../storage/snapshot';

/** A command as a handler gets it. */
export interface Request {
  engine: Engine;
  db: string;
  /** The first field: the command's name, whose value is mostly a collection. */
  name: string;
  command: Document;
  sequences: Map<string, Buffer[]>;
  connectionId: number;
  mayHoldPattern: boolean;
  /** For a write that its client may send again: what of it is done already. */
  history?: StatementHistory;
}
export type Answer = Document | Buffer;

/** What a command needs: nothing of the database, a snapshot to read, the right to write, or a client's session. */
export type Command = {
  fields?: string[];
  /** Another command in its place, where what it needs depends on its arguments. */
  instead?(request: Request): Command | undefined;
} & (
  | { access: 'none'; run(request: Request): Answer }
  | { access: 'session'; run(request: Request): Promise<Answer> }
  | { access: 'read'; run(request: Request, snapshot: Snapshot): Answer }
  | { access: 'write'; run(request: Request, transaction: WriteTransaction): Answer }
);
export type CommandTable = Record<string, Command>;

/** The collection a command is about, as `database.collection`. */
export function namespaceOf({ db, name, command }: Request): string {
  const collection: unknown = command[name];
  if (typeof collection !== 'string') {
    throw new CommandError(73, 'InvalidNamespace', `collection name has invalid type: ${typeof collection}`);
  }
  return checkedNamespace(db, collection);
}

export function checkedNamespace(db: string, collection: string): string {
  const isBad = collection === '' || collection.startsWith('.') || /[$\0]/.test(collection);
  if (isBad || Buffer.byteLength(`${db}.${collection}`) > 255) {
    throw new CommandError(73, 'InvalidNamespace', `Invalid namespace specified '${db}.${collection}'`);
  }
  return `${db}.${collection}`;
}

/** Documents of a command, whether they came inside it or beside it. */
export function documentsOf(
  { command, sequences }: Request,
  field: string,
): { doc: Document; raw?: Buffer }[] {
  const raw = sequences.get(field);
  if (raw) return raw.map((bytes) => ({ doc: decodeGiven(bytes), raw: bytes }));
  const inside: unknown = command[field];
  if (!Array.isArray(inside) || !inside.every(isDocument))
    throw typeMismatch(`'${field}' must be an array of objects`);
  return inside.map((doc) => ({ doc }));
}

/** A document that came undecoded, as its client has made it. */
function decodeGiven(bytes: Buffer): Document {
  try {
    const doc = decode(bytes);
    assertDepth(doc);
    return doc;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(22, 'InvalidBSON', error instanceof Error ? error.message : String(error));
  }
}

export function documentField(command: Document, field: string): Document | undefined {
  const value: unknown = command[field];
  if (value === undefined || value === null) return undefined;
  if (!isDocument(value))
    throw typeMismatch(`BSON field '${field}' is the wrong type, expected type 'object'`);
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

/** What filters, projections and expressions of a command are compiled with. */
export function compileOptions(command: Document): CompileOptions & { now: Date } {
  return {
    collation: compileCollation(documentField(command, 'collation')),
    now: new Date(),
    variables: variablesOf(documentField(command, 'let')),
  };
}

/** The values of `let`, which are expressions without a document. */
function variablesOf(given: Document | undefined): Document | undefined {
  if (!given) return undefined;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, evaluateExpression(value, {}) ?? null]),
  );
}
