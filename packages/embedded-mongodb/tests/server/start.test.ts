import { existsSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/index';
import { temporaryFolder } from '../support/embedded';

let folder: ReturnType<typeof temporaryFolder>;
const started: EmbeddedServer[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const server of started.splice(0)) await server.close();
  folder.remove();
});

async function start(options: Parameters<typeof startEmbeddedServer>[0]): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer(options);
  started.push(server);
  return server;
}

async function withClient<T>(server: EmbeddedServer, use: (client: MongoClient) => Promise<T>) {
  const client = await new MongoClient(server.uri('test')).connect();
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

const socketOf = (server: EmbeddedServer) => decodeURIComponent(new URL(server.uri('x')).host);

test('listens on a free port of this machine alone', async () => {
  const server = await start({ dataDirectory: folder.path });
  expect(server.uri('news')).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/news\?/);
  expect(await withClient(server, (client) => client.db().command({ ping: 1 }))).toMatchObject({ ok: 1 });
});

test('listens on a socket that only its owner can open, and removes it at the end', async () => {
  const server = await start({ dataDirectory: folder.path, socketPath: join(folder.path, 'db.sock') });
  const path = socketOf(server);
  expect(path).toBe(join(folder.path, 'db.sock'));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await withClient(server, (client) => client.db().command({ ping: 1 }))).toMatchObject({ ok: 1 });
  await started.pop()?.close();
  expect(existsSync(path)).toBe(false);
});

test('takes a short path where the wanted one is too long for a socket', async () => {
  const server = await start({
    dataDirectory: folder.path,
    socketPath: join(folder.path, 'x'.repeat(120), 'db.sock'),
  });
  const path = socketOf(server);
  expect(Buffer.byteLength(path)).toBeLessThan(100);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  expect(await withClient(server, (client) => client.db().command({ ping: 1 }))).toMatchObject({ ok: 1 });
  await started.pop()?.close();
  expect(existsSync(join(path, '..'))).toBe(false);
});

test('keeps everything over a restart', async () => {
  const first = await start({ dataDirectory: folder.path });
  await withClient(first, async (client) => {
    const people = client.db('test').collection('people');
    await people.createIndex({ email: 1 }, { unique: true });
    await people.insertMany([{ email: 'a' }, { email: 'b' }]);
  });
  await started.pop()?.close();
  const second = await start({ dataDirectory: folder.path });
  await withClient(second, async (client) => {
    const people = client.db('test').collection('people');
    expect(await people.countDocuments({ email: 'b' })).toBe(1);
    expect(await people.indexes()).toHaveLength(2);
    await expect(people.insertOne({ email: 'a' })).rejects.toMatchObject({ code: 11000 });
  });
});

test('says why it can not start', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(startEmbeddedServer({ dataDirectory: folder.path, port })).rejects.toThrow(/EADDRINUSE/);
  await new Promise((resolve) => other.close(resolve));
});
