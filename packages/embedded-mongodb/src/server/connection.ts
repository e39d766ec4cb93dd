import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Document } from 'bson';
import type { Answer, ReceivedCommand } from '../commands/command';
import { dispatch } from '../commands/dispatch';
import { CommandError } from '../errors';
import type { Engine } from './engine';
import { reportFailure } from './failure-report';
import { encodeReply, MessageReader, parseMessage } from './wire';

/** While more than this waits to be read by the client, its next messages wait, too. */
const MOST_UNSENT_BYTES = 1024 * 1024;

/**
 * Serves one client: its messages one after the other, each answered before the next is looked at. What it has sent before
 * it hung up is still carried out: it may have asked for writes without an answer.
 */
export function serveConnection(socket: Socket, engine: Engine, connectionId: number): void {
  const reader = new MessageReader();
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('end', () => void (socket.isPaused() || socket.end()));
  socket.on('data', (chunk) => {
    try {
      const messages = reader.push(chunk);
      if (messages.length > 0) void work(messages);
    } catch {
      // Nothing that follows can be made sense of.
      socket.destroy();
    }
  });

  async function work(messages: Buffer[]): Promise<void> {
    // Nothing more is read meanwhile; what the client goes on to send stays with the system.
    socket.pause();
    for (const message of messages) {
      if (socket.destroyed) return;
      try {
        const request = parseMessage(message);
        const body = await answerTo(engine, request, connectionId);
        if (request.wantsReply && !socket.destroyed) socket.write(encodeReply(request, body));
        if (socket.writableLength > MOST_UNSENT_BYTES) await once(socket, 'drain');
      } catch {
        socket.destroy();
      }
    }
    if (socket.readableEnded) socket.end();
    else socket.resume();
  }
}

async function answerTo(engine: Engine, received: ReceivedCommand, connectionId: number): Promise<Answer> {
  try {
    return await dispatch(engine, received, connectionId);
  } catch (error) {
    return failure(received, error);
  }
}

function failure({ command }: ReceivedCommand, error: unknown): Document {
  if (error instanceof CommandError) {
    const { message, code, codeName, details } = error;
    return { ok: 0, errmsg: message, code, codeName, ...details };
  }
  reportFailure(Object.keys(command)[0] ?? '', error);
  return { ok: 0, errmsg: `internal error: ${String(error)}`, code: 8, codeName: 'UnknownError' };
}
