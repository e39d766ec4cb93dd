import type { Document } from 'bson';
import { decode, encode } from '../bson-codec';
import { crc32c } from './crc32c';

/** A message that can't be read: the connection is closed. */
export class MalformedMessage extends Error {}

export const MAX_MESSAGE_BYTES = 48_000_000;
const HEADER_BYTES = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** Flags of the lower half must be understood; of the upper half only `exhaustAllowed` is defined. */
const REQUIRED_FLAGS = 0xffff;

/** One command as it came over the wire. */
export interface WireRequest {
  requestId: number;
  /** OP_QUERY is used by drivers for their first greeting only. */
  isLegacy: boolean;
  command: Document;
  /** Documents that came beside the command, undecoded, by the name of their field. */
  sequences: Map<string, Buffer[]>;
  wantsReply: boolean;
  /** Whether there may be a regular expression in it. */
  mayHoldPattern: boolean;
}

const PATTERN_TYPE = 0x0b;
/** Either a value of that type or an operator; a byte of something else may look like the type. */
const mayHoldPattern = (message: Buffer) =>
  message.includes(PATTERN_TYPE, HEADER_BYTES) || message.includes('$regex');

/** Cuts messages out of a stream of bytes. */
export class MessageReader {
  private chunks: Buffer[] = [];
  private length = 0;

  /** Adds bytes and returns the messages that are now whole. */
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
    if (size < HEADER_BYTES || size > MAX_MESSAGE_BYTES)
      throw new MalformedMessage(`message of ${size} bytes`);
    return size;
  }
}

/** @throws MalformedMessage if the message breaks the protocol */
export function parseMessage(message: Buffer): WireRequest {
  const opCode = message.readInt32LE(12);
  try {
    if (opCode === OP_MSG) return parseMsg(message);
    if (opCode === OP_QUERY) return parseQuery(message);
  } catch (error) {
    throw new MalformedMessage(error instanceof Error ? error.message : String(error));
  }
  throw new MalformedMessage(`operation ${opCode} is not supported`);
}

function parseMsg(message: Buffer): WireRequest {
  const requestId = message.readInt32LE(4);
  const flags = message.readUInt32LE(16);
  if (flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME)) throw new Error('unknown flags');
  let end = message.length;
  if (flags & CHECKSUM_PRESENT) {
    end -= 4;
    if (message.readUInt32LE(end) !== crc32c(message.subarray(0, end))) throw new Error('wrong checksum');
  }
  let command: Document | undefined;
  const sequences = new Map<string, Buffer[]>();
  for (let at = 20; at < end;) {
    const kind = message.readUInt8(at++);
    const size = message.readInt32LE(at);
    if (size < 5 || at + size > end) throw new Error('a section is longer than its message');
    const section = message.subarray(at, at + size);
    if (kind === 0 && !command) command = decode(section);
    else if (kind === 1) readSequence(section, sequences);
    else throw new Error(`unexpected section of kind ${kind}`);
    at += size;
  }
  if (!command) throw new Error('no command');
  return {
    requestId,
    isLegacy: false,
    command,
    sequences,
    wantsReply: !(flags & MORE_TO_COME),
    mayHoldPattern: mayHoldPattern(message),
  };
}

function readSequence(section: Buffer, sequences: Map<string, Buffer[]>): void {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new Error('a document sequence without a name');
  const name = section.toString('utf8', 4, nameEnd);
  if (sequences.has(name)) throw new Error(`two document sequences named ${name}`);
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length) throw new Error('a document is longer than its sequence');
    documents.push(section.subarray(at, at + size));
    at += size;
  }
  sequences.set(name, documents);
}

function parseQuery(message: Buffer): WireRequest {
  const nameEnd = message.indexOf(0, 20);
  const namespace = message.toString('utf8', 20, nameEnd);
  if (nameEnd < 0 || !namespace.endsWith('.$cmd')) throw new Error('OP_QUERY is for commands only');
  const at = nameEnd + 1 + 8;
  const command = decode(message.subarray(at, at + message.readInt32LE(at)));
  const $db = namespace.slice(0, -'.$cmd'.length);
  return {
    requestId: message.readInt32LE(4),
    isLegacy: true,
    command: { ...command, $db },
    sequences: new Map(),
    wantsReply: true,
    mayHoldPattern: false,
  };
}

let lastRequestId = 0;

/** The bytes of an answer, in one piece; `body` may already be BSON. */
export function encodeReply(request: WireRequest, body: Document | Buffer): Buffer {
  const bson = Buffer.isBuffer(body) ? body : encode(body);
  const head = Buffer.alloc(request.isLegacy ? HEADER_BYTES + 20 : HEADER_BYTES + 5);
  head.writeInt32LE(head.length + bson.length, 0);
  head.writeInt32LE((lastRequestId = (lastRequestId + 1) & 0x7fffffff), 4);
  head.writeInt32LE(request.requestId, 8);
  head.writeInt32LE(request.isLegacy ? OP_REPLY : OP_MSG, 12);
  if (request.isLegacy) head.writeInt32LE(1, HEADER_BYTES + 16);
  return Buffer.concat([head, bson]);
}
