import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

export function report(what: string, result: string, wanted = ''): void {
  process.stdout.write(`${what.padEnd(46)} ${result.padEnd(14)} ${wanted}\n`);
}

/** A long index build keeps the server from answering a monitor in time. */
const PATIENT = { connectTimeoutMS: 600_000 };

/** A server in a process of its own, so that its processor time and its memory are nobody else's. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly uri: string,
    readonly client: MongoClient,
  ) {}

  static async start(directory: string): Promise<ServerProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', cli, '--port', '0', '--data', directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const uri = /mongodb:\S+/.exec(line)?.[0];
    if (!uri) throw new Error(`no address in: ${line}`);
    return new ServerProcess(child, uri, await new MongoClient(uri, PATIENT).connect());
  }

  /** Runs `work` so many times and reports the server's processor time for each. */
  async measure(
    what: string,
    most: number | undefined,
    rounds: number,
    work: (round: number) => Promise<unknown>,
  ): Promise<void> {
    // Code that runs often is compiled anew while it runs, which is no part of an operation.
    const warm = rounds >> 1;
    for (let round = 0; round < warm; round++) await work(round);
    const before = await this.processorMs();
    const start = performance.now();
    for (let round = warm; round < rounds; round++) await work(round);
    const wall = (performance.now() - start) / (rounds - warm);
    const used = ((await this.processorMs()) - before) / (rounds - warm);
    report(
      what,
      `${used.toFixed(3)} ms`,
      `${most === undefined ? '' : `<= ${most}`.padEnd(8)} (${wall.toFixed(2)} on the clock)`,
    );
  }

  /** Resident memory in MB, all of it and what is private. */
  memory(): { resident: number; anonymous: number } {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    const megabytes = (name: string) =>
      Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
    return { resident: megabytes('VmRSS'), anonymous: megabytes('RssAnon') };
  }

  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** Without giving it time for anything. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill(signal);
      await ended;
    }
    await this.client.close();
  }

  private async processorMs(): Promise<number> {
    const { extra_info: used } = await this.client.db('admin').command({ serverStatus: 1 });
    const { user_time_us: user, system_time_us: system } = used as Record<string, number>;
    return (Number(user) + Number(system)) / 1000;
  }
}
