import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type ListenOptions, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serveConnection } from './connection';
import type { Engine } from './engine';

/** A port on 127.0.0.1 (0 takes a free one), or the path of a unix socket in its place. */
export interface Address {
  port?: number;
  socketPath?: string;
}
export interface Listener {
  /** Where it listens, as a connection string has it. */
  host: string;
  close(): Promise<void>;
}

/** A socket's address holds about 104 bytes, and for a moment the path is a little longer. */
const LONGEST_SOCKET_PATH = 90;

/** Accepts clients on 127.0.0.1 or on a unix socket that only its owner may use; never on another interface. */
export async function listen(engine: Engine, { port = 0, socketPath }: Address): Promise<Listener> {
  const sockets = new Set<Socket>();
  let lastConnectionId = 0;
  // What a client sent before it hung up is carried out before its connection is closed.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveConnection(socket, engine, ++lastConnectionId);
  });
  const listening = async (target: ListenOptions) => {
    server.listen(target);
    await once(server, 'listening');
  };
  let host: string;
  let cleanUp: (() => void) | undefined;
  if (socketPath === undefined) {
    await listening({ port, host: '127.0.0.1' });
    host = engine.address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  } else {
    const isShort = Buffer.byteLength(socketPath) <= LONGEST_SOCKET_PATH;
    const folder = isShort ? dirname(socketPath) : mkdtempSync(join(tmpdir(), 'mongodb-'));
    const path = isShort ? socketPath : join(folder, 'server.sock');
    cleanUp = () => rmSync(isShort ? path : folder, { recursive: true, force: true });
    await listenPrivately(path, listening);
    engine.address = path;
    host = encodeURIComponent(path);
  }
  return {
    host,
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
      cleanUp?.();
    },
  };
}

/**
 * Makes the socket in a folder that nobody else can enter and puts it in its place once it is private, so that there
 * is no moment in which others could connect.
 */
async function listenPrivately(
  socketPath: string,
  listening: (target: ListenOptions) => Promise<void>,
): Promise<void> {
  mkdirSync(dirname(socketPath), { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(dirname(socketPath), '.s'));
  try {
    const path = join(folder, 's');
    await listening({ path });
    chmodSync(path, 0o600);
    renameSync(path, socketPath);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
