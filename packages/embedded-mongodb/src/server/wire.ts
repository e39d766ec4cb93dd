import { Double, type Document } from 'bson';
import { decode, encode } from '../bson-codec';
import type { ReceivedCommand } from '../commands/command';
import { setField } from '../semantics/values/types';

export const MAX_MESSAGE_BYTES = 48_000_000;
const HEADER_BYTES = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const MORE_TO_COME = 2;
/** Flags of the lower half must be understood; of the upper half only `exhaustAllowed` is defined. */
const REQUIRED_FLAGS = 0xffff;

/** One command as it came over the wire. */
export interface WireRequest extends ReceivedCommand {
  requestId: number;
  /** OP_QUERY is used by drivers for their first greeting only. */
  isLegacy: boolean;
  wantsReply: boolean;
}

/** Cuts messages out of a stream of bytes. */
export class MessageReader {
  private chunks: Buffer[] = [];
  private length = 0;

  /**
   * Adds bytes and returns the messages that are now whole.
   * @throws Error if what follows can't be a message
   */
  push(chunk: Buffer): Buffer[] {
    this.chunks.push(chunk);
    this.length += chunk.length;
    const messages: Buffer[] = [];
    for (;;) {
      const size = this.nextSize();
      if (size === undefined || this.length < size) return messages;
      const joined = this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks);
      messages.push(joined.subarray(0, size));
      this.chunks = joined.length > size ? [joined.subarray(size)] : [];
      this.length -= size;
    }
  }

  private nextSize(): number | undefined {
    if (this.length < 4) return undefined;
    if ((this.chunks[0] as Buffer).length < 4) this.chunks = [Buffer.concat(this.chunks)];
    const size = (this.chunks[0] as Buffer).readInt32LE();
    if (size < HEADER_BYTES || size > MAX_MESSAGE_BYTES) throw new Error(`message of ${size} bytes`);
    return size;
  }
}

/** @throws Error if the message breaks the protocol: the connection is to be closed */
export function parseMessage(message: Buffer): WireRequest {
  const opCode = message.readInt32LE(12);
  if (opCode === OP_MSG) return parseMsg(message);
  if (opCode === OP_QUERY) return parseQuery(message);
  throw new Error(`operation ${opCode} is not supported`);
}

function parseMsg(message: Buffer): WireRequest {
  const flags = message.readUInt32LE(16);
  if (flags & REQUIRED_FLAGS & ~MORE_TO_COME) throw new Error('unknown flags');
  let command: Document | undefined;
  const sequences = new Map<string, Buffer[]>();
  for (let at = 20; at < message.length;) {
    const kind = message.readUInt8(at++);
    const section = sized(message, at);
    if (kind === 0 && !command) command = decode(section);
    else if (kind === 1) readSequence(section, sequences);
    else throw new Error(`unexpected section of kind ${kind}`);
    at += section.length;
  }
  if (!command) throw new Error('no command');
  for (const [field, beside] of sequences) setField(command, field, beside.map(decode));
  return {
    requestId: message.readInt32LE(4),
    isLegacy: false,
    command,
    rawDocuments: sequences.get('documents'),
    wantsReply: !(flags & MORE_TO_COME),
  };
}

function readSequence(section: Buffer, sequences: Map<string, Buffer[]>): void {
  const nameEnd = section.indexOf(0, 4);
  const name = section.toString('utf8', 4, nameEnd);
  if (nameEnd < 0 || sequences.has(name)) throw new Error('a document sequence without a name of its own');
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const document = sized(section, at);
    documents.push(document);
    at += document.length;
  }
  sequences.set(name, documents);
}

/** A part of the bytes that begins with its own length. */
function sized(bytes: Buffer, at: number): Buffer {
  const size = bytes.readInt32LE(at);
  if (size < 5 || at + size > bytes.length) throw new Error('a part is longer than the whole');
  return bytes.subarray(at, at + size);
}

function parseQuery(message: Buffer): WireRequest {
  const nameEnd = message.indexOf(0, 20);
  const namespace = message.toString('utf8', 20, nameEnd);
  if (nameEnd < 0 || !namespace.endsWith('.$cmd')) throw new Error('OP_QUERY is for commands only');
  const command = decode(sized(message, nameEnd + 1 + 8));
  const $db = namespace.slice(0, -'.$cmd'.length);
  const requestId = message.readInt32LE(4);
  return { requestId, isLegacy: true, command: { ...command, $db }, wantsReply: true };
}

let lastRequestId = 0;

/** The bytes of an answer, in one piece; `body` may already be BSON. `ok` is a double, as some drivers expect. */
export function encodeReply(request: WireRequest, body: Document | Buffer): Buffer {
  const bson = Buffer.isBuffer(body) ? body : encode({ ...body, ok: new Double(Number(body.ok ?? 1)) });
  const head = Buffer.alloc(request.isLegacy ? HEADER_BYTES + 20 : HEADER_BYTES + 5);
  head.writeInt32LE(head.length + bson.length, 0);
  head.writeInt32LE((lastRequestId = (lastRequestId + 1) & 0x7fffffff), 4);
  head.writeInt32LE(request.requestId, 8);
  head.writeInt32LE(request.isLegacy ? OP_REPLY : OP_MSG, 12);
  if (request.isLegacy) head.writeInt32LE(1, HEADER_BYTES + 16);
  return Buffer.concat([head, bson]);
}
