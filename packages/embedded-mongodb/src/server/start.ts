import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ListenAddress } from './listener';
import { workerFile } from './worker-bundle';
import type { WorkerInput, WorkerMessage } from './worker';

/** Where the data is, and where clients connect: `port` on 127.0.0.1 (0 takes a free one) or a unix socket. */
export interface EmbeddedServerOptions {
  dataDirectory: string;
  port?: number;
  socketPath?: string;
}

export interface EmbeddedServer {
  /** The connection string for a database. */
  uri(databaseName: string): string;
  /** Stops the server; what was acknowledged is on disk. */
  close(): Promise<void>;
}

/** A socket's address holds about 104 bytes, and for a moment the path is a little longer. */
const LONGEST_SOCKET_PATH = 90;

/** Starts a server in a thread of its own; resolves when clients can connect. */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const dataDirectory = resolve(options.dataDirectory);
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const { address, cleanUp } = listenAddress(options);
  const workerData: WorkerInput = { dataDirectory, address };
  const worker = new Worker(await workerFile(), { workerData, execArgv: [] });
  const ended = new Promise<void>((settle) => worker.once('exit', () => settle()));
  try {
    const { port } = await readiness(worker);
    return {
      uri: (databaseName) => uriOf(address, port, databaseName),
      close: () => {
        worker.postMessage('close');
        return ended.finally(cleanUp);
      },
    };
  } catch (error) {
    await worker.terminate();
    cleanUp();
    throw error;
  }
}

function listenAddress({ port, socketPath }: EmbeddedServerOptions): {
  address: ListenAddress;
  cleanUp(): void;
} {
  if (socketPath === undefined) return { address: { port: port ?? 0 }, cleanUp: () => undefined };
  const path = resolve(socketPath);
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    rmSync(path, { force: true });
    return { address: { socketPath: path }, cleanUp: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'mongodb-'));
  return {
    address: { socketPath: join(folder, 'server.sock') },
    cleanUp: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function readiness(worker: Worker): Promise<{ port?: number }> {
  return new Promise((settle, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`the embedded server ended with code ${code} while starting`)),
    );
    worker.once('message', (message: WorkerMessage) => {
      if (!('ready' in message)) return;
      // From now on an error is nobody's to catch: without its database the process must end.
      worker.off('error', reject);
      settle(message);
    });
  });
}

function uriOf(address: ListenAddress, port: number | undefined, databaseName: string): string {
  const host = 'port' in address ? `127.0.0.1:${port}` : encodeURIComponent(address.socketPath);
  return `mongodb://${host}/${databaseName}?directConnection=true`;
}
