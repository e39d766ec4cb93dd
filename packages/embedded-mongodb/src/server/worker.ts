import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from './engine';
import { listen, type Address } from './listener';
import { startSweeper } from './sweeper';

export interface WorkerInput extends Address {
  dataDirectory: string;
}

// The thread in which the server lives, so that a long scan never holds up the thread that started it. It says where it
// listens when it is ready, and ends when it is told anything.
const { dataDirectory, ...address } = workerData as WorkerInput;
const engine = Engine.open(dataDirectory);
const stopSweeper = await startSweeper(engine);
const listener = await listen(engine, address);
parentPort?.once('message', () => {
  stopSweeper();
  void listener
    .close()
    .then(() => engine.close())
    .then(() => parentPort?.close());
});
parentPort?.postMessage(listener.host);
