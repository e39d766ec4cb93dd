import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from './engine';
import { listen, type ListenAddress } from './listener';
import { startSweeper } from './sweeper';

export interface WorkerInput {
  dataDirectory: string;
  address: ListenAddress;
}
export type WorkerMessage = { ready: true; port?: number } | { closed: true };

/** The thread in which the server lives, so that a long scan never holds up the thread that started it. */
async function run({ dataDirectory, address }: WorkerInput): Promise<void> {
  const engine = Engine.open(dataDirectory);
  const listener = await listen(engine, address);
  const stopSweeper = startSweeper(engine);
  parentPort?.once('message', () => {
    void (async () => {
      stopSweeper();
      await listener.close();
      await engine.close();
      send({ closed: true });
      parentPort?.close();
    })();
  });
  send({ ready: true, port: listener.port });
}

const send = (message: WorkerMessage) => parentPort?.postMessage(message);

await run(workerData as WorkerInput);
