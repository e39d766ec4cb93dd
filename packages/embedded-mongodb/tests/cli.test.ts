import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { expect, test } from 'vitest';
import { temporaryFolder } from './support/embedded';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const run = (args: string[], from: string) =>
  spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], {
    cwd,
    env: { ...process.env, INIT_CWD: from },
  });

test('runs alone, prints its address when ready, and ends cleanly when told to', async () => {
  const folder = temporaryFolder();
  const child = run(['--port', '0', '--data', 'here'], folder.path);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const uri = /mongodb:\/\/127\.0\.0\.1:\d+\//.exec(line.toString())?.[0] ?? '';
  const client = await new MongoClient(uri).connect();
  expect(await client.db('test').collection('c').insertOne({ a: 1 })).toMatchObject({ acknowledged: true });
  await client.close();
  expect(existsSync(join(folder.path, 'here', 'data.mdb'))).toBe(true);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  folder.remove();
});

test('says what is wrong with its arguments', async () => {
  const child = run(['--port', 'x'], cwd);
  const [text] = (await once(child.stderr, 'data')) as [Buffer];
  expect(text.toString()).toMatch(/--port x is not a port/);
  expect((await once(child, 'exit'))[0]).toBe(1);
});
