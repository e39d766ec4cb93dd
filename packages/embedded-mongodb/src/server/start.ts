import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { workerFile } from './worker-bundle';
import type { WorkerInput } from './worker';

/** Where the data is, and where clients connect: `port` on 127.0.0.1 (0 takes a free one) or a unix socket. */
export type EmbeddedServerOptions = WorkerInput;

export interface EmbeddedServer {
  /** The connection string for a database. */
  uri(databaseName: string): string;
  /** Stops the server; what was acknowledged is on disk. */
  close(): Promise<void>;
}

/**
 * Most of what a command makes dies with it: a small nursery is tidied up often, and the less the heap may take in all, the
 * less of it V8 leaves standing. What stages may keep (`semantics/memory.ts`) stays well below that.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 1024 };

/** Starts a server in a thread of its own; resolves when clients can connect. */
export async function startEmbeddedServer({
  dataDirectory,
  port,
  socketPath,
}: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const workerData: WorkerInput = {
    dataDirectory: resolve(dataDirectory),
    port,
    socketPath: socketPath === undefined ? undefined : resolve(socketPath),
  };
  const worker = new Worker(await workerFile(), { workerData, execArgv: [], resourceLimits });
  const ended = new Promise<void>((settle) => worker.once('exit', () => settle()));
  const host = await addressOf(worker);
  return {
    uri: (databaseName) => `mongodb://${host}/${databaseName}?directConnection=true`,
    close: () => {
      worker.postMessage('close');
      return ended;
    },
  };
}

function addressOf(worker: Worker): Promise<string> {
  return new Promise((settle, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`the embedded server ended with code ${code} while starting`)),
    );
    worker.once('message', (host: string) => {
      // From now on an error is nobody's to catch: without its database the process must end.
      worker.off('error', reject);
      settle(host);
    });
  });
}
