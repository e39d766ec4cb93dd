import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';
import { people } from './people';

/** The built site in a process of its own, as `npm start` runs it. */
export type Site = {
  origin: string;
  pid: number;
  /** Environment of the site, for the command-line tools that work on the same data. */
  env: NodeJS.ProcessEnv;
  /** From the start of the process to its first good answer, in milliseconds. */
  startMs: number;
  /** Everything that it has printed. */
  output(): string;
  /** Sends SIGTERM and waits for the end; returns the exit code. */
  stop(): Promise<number | null>;
};

export type SiteData = { env: NodeJS.ProcessEnv; remove(): Promise<void> };

const patienceMs = 60_000;

/**
 * A place for one site's data: a directory of its own and, where `MONGODB_URI` names a server, a database of
 * its own on it.
 */
export async function makeSiteData(): Promise<SiteData> {
  const directory = await mkdtemp(join(tmpdir(), 'psg-e2e-'));
  const given = process.env.MONGODB_URI;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATA_DIR: directory,
    ADMIN_EMAIL: people.administrator.email,
    ADMIN_PASSWORD: people.administrator.password,
    LOG_LEVEL: 'info',
    ...(given && { MONGODB_URI: ownDatabase(given) }),
  };
  delete env.SITE_URL;
  return { env, remove: () => rm(directory, { recursive: true, force: true }) };
}

function ownDatabase(uri: string): string {
  const own = new URL(uri);
  own.pathname = `/e2e-${randomUUID().slice(0, 8)}`;
  return own.toString();
}

/** Starts the built site on a free port and waits until `firstPage` is answered with 200. */
export async function startSite(data: Pick<SiteData, 'env'>, firstPage = '/api/ready'): Promise<Site> {
  const port = await freePort();
  const startedAt = performance.now();
  const env: NodeJS.ProcessEnv = { ...data.env, PORT: String(port) };
  const child = spawn(process.execPath, startArguments(), {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const output = () => printed.join('');
  const origin = `http://localhost:${port}`;
  await untilReady(child, `${origin}${firstPage}`, output);
  const startMs = performance.now() - startedAt;
  return { origin, pid: child.pid ?? 0, env, startMs, output, stop: () => stop(child) };
}

/** What `npm start` gives to Node. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').slice(1);
}

async function untilReady(child: ChildProcess, address: string, output: () => string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The site ended before it was ready:\n${output()}`);
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGKILL');
  throw new Error(`The site was not ready in time:\n${output()}`);
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return child.exitCode;
}
