import { chmodSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
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
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if ('port' in address) return server.listen(address.port, '127.0.0.1', resolve);
    // Made under a mask that shuts out all others, so that there is no moment in which they could connect.
    const mask = process.umask(0o177);
    server.listen(address.socketPath, resolve);
    process.umask(mask);
  });
  if ('socketPath' in address) chmodSync(address.socketPath, 0o600);
  return {
    port: 'port' in address ? (server.address() as AddressInfo).port : undefined,
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
