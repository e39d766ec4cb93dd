import { connect, type Socket } from 'node:net';
import { deserialize, serialize, type Document } from 'bson';

const OP_MSG = 2013;
const OP_QUERY = 2004;

function framed(opCode: number, body: Buffer, requestId = 1): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + body.length, 0);
  head.writeInt32LE(requestId, 4);
  head.writeInt32LE(opCode, 12);
  return Buffer.concat([head, body]);
}

const flagged = (flags: number, ...sections: Buffer[]) => {
  const word = Buffer.alloc(4);
  word.writeUInt32LE(flags);
  return framed(OP_MSG, Buffer.concat([word, ...sections]));
};

/** A section that holds the command itself. */
export const body = (command: Document) =>
  Buffer.concat([Buffer.of(0), serialize({ ...command, $db: 'test' })]);

/** A section that holds documents beside the command. */
export function sequence(name: string, docs: Document[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...docs.map((doc) => serialize(doc))]);
  const size = Buffer.alloc(4);
  size.writeInt32LE(content.length + 4);
  return Buffer.concat([Buffer.of(1), size, content]);
}

export const message = (flags: number, ...sections: Buffer[]) => flagged(flags, ...sections);

/** The old kind of message, with which drivers say hello. */
export function legacyQuery(command: Document, namespace = 'admin.$cmd'): Buffer {
  const numbers = Buffer.alloc(8);
  numbers.writeInt32LE(-1, 4);
  return framed(
    OP_QUERY,
    Buffer.concat([Buffer.alloc(4), Buffer.from(`${namespace}\0`), numbers, serialize(command)]),
  );
}

export interface RawReply {
  opCode: number;
  responseTo: number;
  doc: Document;
}

/** A connection without a driver: sends any bytes, and takes answers apart. */
export class RawClient {
  private received = Buffer.alloc(0);
  private waiting: (() => void)[] = [];
  closed = false;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.received = Buffer.concat([this.received, chunk]);
      this.wake();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
      this.wake();
    });
  }

  static async connect(uri: string): Promise<RawClient> {
    const port = Number(new URL(uri).port);
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    return new RawClient(socket);
  }

  send(bytes: Buffer): void {
    this.socket.write(bytes);
  }

  /** The next answer, or undefined if the server hangs up instead. */
  async reply(): Promise<RawReply | undefined> {
    while (this.received.length < 4 || this.received.length < this.received.readInt32LE()) {
      if (this.closed) return undefined;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    const size = this.received.readInt32LE();
    const whole = this.received.subarray(0, size);
    this.received = this.received.subarray(size);
    const opCode = whole.readInt32LE(12);
    const doc = deserialize(whole.subarray(opCode === OP_MSG ? 21 : 36));
    return { opCode, responseTo: whole.readInt32LE(8), doc };
  }

  /** Says that nothing more will be sent; what was sent is still answered. */
  finish(): void {
    this.socket.end();
  }

  close(): void {
    this.socket.destroy();
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
