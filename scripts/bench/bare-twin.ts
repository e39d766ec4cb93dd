import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawAnswer } from './browser-client';

export type BareTwin = { origin: string; pid: number; stop(): Promise<void> };

// Node's server sends these by itself.
const ownHeaders = new Set(['date', 'connection', 'keep-alive']);

/** Starts a bare node:http server that gives exactly this answer: the same headers, the same bytes. */
export async function startBareTwin({ rawHeaders, body }: RawAnswer): Promise<BareTwin> {
  const folder = await mkdtemp(join(tmpdir(), 'psg-bare-'));
  const file = join(folder, 'answer.json');
  const headers: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    if (!ownHeaders.has(name.toLowerCase())) headers.push(name, value);
  }
  await writeFile(file, JSON.stringify({ headers, body: body.toString('base64') }));
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/bench/bare-server.ts', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    origin: `http://localhost:${port.toString().trim()}`,
    pid: child.pid ?? 0,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
