import type { Socket } from 'node:net';
import { dispatch } from '../commands/dispatch';
import { CommandError } from '../errors';
import { reportFailure } from './failure-report';
import type { Engine } from './engine';
import { encodeReply, MessageReader, parseMessage, type WireRequest } from './wire';

/** While more than this waits to be read by the client, its next messages wait, too. */
const MOST_UNSENT_BYTES = 64 * 1024 * 1024;

/** Serves one client until it hangs up: its messages one after the other, each answered before the next. */
export function serveConnection(socket: Socket, engine: Engine, connectionId: number): void {
  const reader = new MessageReader();
  const queue: Buffer[] = [];
  let isBusy = false;
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      queue.push(...reader.push(chunk));
    } catch {
      // Nothing that follows can be made sense of.
      socket.destroy();
      return;
    }
    if (!isBusy) void work();
  });

  async function work(): Promise<void> {
    isBusy = true;
    for (let message = queue.shift(); message && !socket.destroyed; message = queue.shift()) {
      try {
        await answer(message);
      } catch {
        socket.destroy();
      }
      if (socket.writableLength > MOST_UNSENT_BYTES) await drained(socket);
    }
    isBusy = false;
  }

  async function answer(message: Buffer): Promise<void> {
    const request = parseMessage(message);
    const body = await run(request, engine, connectionId);
    if (!request.wantsReply || socket.destroyed) return;
    const parts = encodeReply(request, body);
    socket.cork();
    for (const part of parts) socket.write(part);
    socket.uncork();
  }
}

async function run(request: WireRequest, engine: Engine, connectionId: number) {
  const { command, sequences, mayHoldPattern } = request;
  const [name = ''] = Object.keys(command);
  const db = typeof command.$db === 'string' ? command.$db : '';
  try {
    return await dispatch({ engine, db, name, command, sequences, connectionId, mayHoldPattern });
  } catch (error) {
    if (error instanceof CommandError) {
      const { message, code, codeName, details } = error;
      return { ok: 0, errmsg: message, code, codeName, ...details };
    }
    const text = error instanceof Error ? error.message : String(error);
    reportFailure(name, error);
    return { ok: 0, errmsg: `internal error: ${text}`, code: 8, codeName: 'UnknownError' };
  }
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', () => resolve());
  });
}
