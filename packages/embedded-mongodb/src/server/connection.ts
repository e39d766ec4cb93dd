import type { Socket } from 'node:net';
import type { Document } from 'bson';
import type { Answer } from '../commands/command';
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
        const request = parseMessage(message);
        const running = run(request, engine, connectionId);
        // Reads are answered at once, without a turn of the loop in between.
        const body = running instanceof Promise ? await running : running;
        if (request.wantsReply && !socket.destroyed) socket.write(encodeReply(request, body));
      } catch {
        socket.destroy();
      }
      if (socket.writableLength > MOST_UNSENT_BYTES) await drained(socket);
    }
    isBusy = false;
  }
}

function run(request: WireRequest, engine: Engine, connectionId: number): Answer | Promise<Answer> {
  const { command, sequences, mayHoldPattern } = request;
  const [name = ''] = Object.keys(command);
  const db = typeof command.$db === 'string' ? command.$db : '';
  try {
    const answer = dispatch({ engine, db, name, command, sequences, connectionId, mayHoldPattern });
    return answer instanceof Promise ? answer.catch((error: unknown) => failure(name, error)) : answer;
  } catch (error) {
    return failure(name, error);
  }
}

function failure(name: string, error: unknown): Document {
  if (error instanceof CommandError) {
    const { message, code, codeName, details } = error;
    return { ok: 0, errmsg: message, code, codeName, ...details };
  }
  const text = error instanceof Error ? error.message : String(error);
  reportFailure(name, error);
  return { ok: 0, errmsg: `internal error: ${text}`, code: 8, codeName: 'UnknownError' };
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', () => resolve());
  });
}
