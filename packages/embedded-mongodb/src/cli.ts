import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { backUp, checkDirectory, compact, restore, type CheckResult } from './maintenance';
import { startEmbeddedServer } from './server/start';

const USAGE = `Usage:
  npm run db -- [--port 27017 | --socket PATH] [--data .data]   serves a data directory until it is told to stop
  npm run db -- backup --to FILE [--data .data]                 copies it to one file, beside a running server or without
  npm run db -- restore --from FILE [--data .data]              makes a new data directory from such a file
  npm run db -- check [--data .data]                            compares documents, indexes and totals
  npm run db -- compact [--data .data]                          gives unused room back; the server must be stopped`;

const options = {
  port: { type: 'string', default: '27017' },
  socket: { type: 'string' },
  data: { type: 'string', default: '.data' },
  to: { type: 'string' },
  from: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const print = (line: string) => process.stdout.write(`${line}\n`);
// npm runs this in the package's folder; paths are meant from where the command was given.
const fromHere = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path);

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    print(USAGE);
    return;
  }
  const [command = 'serve', ...more] = positionals;
  const run = commands[command];
  if (!run || more.length > 0) throw new Error(`${positionals.join(' ')} is not a command`);
  await run(values, fromHere(values.data));
}

const commands: Record<string, (values: Values, dataDirectory: string) => Promise<void>> = {
  serve,
  async backup({ to }, dataDirectory) {
    if (to === undefined) throw new Error('--to FILE says where the backup goes');
    print(`Backed up and checked: ${contents(await backUp(dataDirectory, fromHere(to)))}`);
  },
  async restore({ from }, dataDirectory) {
    if (from === undefined) throw new Error('--from FILE says which backup');
    print(`Restored and checked: ${contents(await restore(fromHere(from), dataDirectory))}`);
  },
  async check(_values, dataDirectory) {
    const result = await checkDirectory(dataDirectory);
    for (const problem of result.problems) print(problem);
    print(`${contents(result)}: ${result.problems.length === 0 ? 'all is well' : 'damaged'}`);
    if (result.problems.length > 0) process.exitCode = 2;
  },
  async compact(_values, dataDirectory) {
    const { before, after } = await compact(dataDirectory);
    print(`${megabytes(before)} before, ${megabytes(after)} now`);
  },
};

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
const contents = ({ collections, documents }: CheckResult) =>
  `${documents} documents in ${collections} collections`;

/** Runs the server alone, for shells, Compass and tests. */
async function serve({ port: given, socket }: Values, dataDirectory: string): Promise<void> {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${given} is not a port`);
  const server = await startEmbeddedServer(
    socket === undefined ? { dataDirectory, port } : { dataDirectory, socketPath: fromHere(socket) },
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
