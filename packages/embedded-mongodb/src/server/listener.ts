import { chmodSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import type { Engine } from './engine';
import { serveConnection } from './connection';

export type ListenAddress = { port: number } | { socketPath: string };

export interface Listener {
  /** The port that was taken, if it listens on one. */
  port?: number;
  close(): Promise<void>;
}

/** Accepts clients on 127.0.0.1 or on a unix socket that only its owner may use; never on another interface. */
export async function listen(engine: Engine, address: ListenAddress): Promise<Listener> {
  const sockets = new Set<Socket>();
  let lastConnectionId = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveConnection(socket, engine, ++lastConnectionId);
  });
  const listening = (target: number | string) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      if (typeof target === 'number') server.listen(target, '127.0.0.1', resolve);
      else server.listen(target, resolve);
    });
  if ('port' in address) await listening(address.port);
  else await listenPrivately(address.socketPath, listening);
  const port = 'port' in address ? (server.address() as AddressInfo).port : undefined;
  engine.address = 'port' in address ? `127.0.0.1:${port}` : address.socketPath;
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          if ('socketPath' in address) rmSync(address.socketPath, { force: true });
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/**
 * Makes the socket in a folder that nobody else can enter and puts it in its place once it is private, so that there
 * is no moment in which others could connect.
 */
async function listenPrivately(
  socketPath: string,
  listening: (path: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(dirname(socketPath), '.s'));
  try {
    const made = join(folder, 's');
    await listening(made);
    chmodSync(made, 0o600);
    renameSync(made, socketPath);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
