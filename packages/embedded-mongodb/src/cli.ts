import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { startEmbeddedServer } from './server/start';

const USAGE = 'Usage: npm run db -- [--port 27017 | --socket PATH] [--data .data]';

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Runs the server alone, for shells, Compass and tests, until it is told to stop. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '27017' },
      socket: { type: 'string' },
      data: { type: 'string', default: '.data' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    print(USAGE);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port ${values.port} is not a port`);
  // npm runs this in the package's folder; paths are meant from where the command was given.
  const fromHere = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path);
  const dataDirectory = fromHere(values.data);
  const server = await startEmbeddedServer(
    values.socket === undefined
      ? { dataDirectory, port }
      : { dataDirectory, socketPath: fromHere(values.socket) },
  );
  print(`Ready on ${server.uri('')} (data in ${dataDirectory})`);
  const stop = () => void server.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  stopWithParent(stop);
}

/** A signal for npm may end only npm: a process that it leaves behind ends by itself. */
function stopWithParent(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exit(1);
});
