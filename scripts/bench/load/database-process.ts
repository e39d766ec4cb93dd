import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../../tests/support/free-port';

/** The embedded server alone, as `npm run db` runs it: a MongoDB somewhere else that can go away. */
export class DatabaseProcess {
  #child: ReturnType<typeof spawn> | undefined;

  private constructor(
    private readonly port: number,
    private readonly dataDirectory: string,
  ) {}

  static async start(dataDirectory: string): Promise<DatabaseProcess> {
    const database = new DatabaseProcess(await freePort(), dataDirectory);
    await database.start();
    return database;
  }

  /** Starts it (again), on the same port. */
  async start(): Promise<void> {
    const args = ['--import', 'tsx', 'packages/embedded-mongodb/src/cli.ts'];
    args.push('--port', String(this.port), '--data', this.dataDirectory);
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    await once(child.stdout, 'data');
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  uri(database: string): string {
    return `mongodb://127.0.0.1:${this.port}/${database}?directConnection=true`;
  }
}
