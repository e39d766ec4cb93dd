import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MongoClient, type Db } from 'mongodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Engine } from '../../src/server/engine';
import { checkIntegrity } from '../../src/storage/integrity';
import { startEmbeddedServer } from '../../src/index';
import { temporaryFolder } from '../support/embedded';

const script = fileURLToPath(new URL('../support/writer-process.ts', import.meta.url));
const cwd = fileURLToPath(new URL('../..', import.meta.url));
let folder: ReturnType<typeof temporaryFolder>;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  folder.remove();
});

/** Lets a process write until it has had `wanted` acknowledgements, kills it at once, and returns what it was promised. */
async function writeAndKill(name: string, first: number, wanted: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder.path, name, String(first)], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  lines.on('line', (line) => {
    if (line !== 'ready') acknowledged.push(line);
    if (acknowledged.length === wanted) child.kill('SIGKILL');
  });
  await ended;
  return acknowledged;
}

async function withDatabase<T>(use: (db: Db) => Promise<T>): Promise<T> {
  const server = await startEmbeddedServer({ dataDirectory: folder.path });
  const client = await new MongoClient(server.uri('test')).connect();
  try {
    return await use(client.db('test'));
  } finally {
    await client.close();
    await server.close();
  }
}

async function expectConsistent(): Promise<void> {
  const engine = Engine.open(folder.path);
  expect(engine.read((snapshot) => checkIntegrity(snapshot))).toEqual([]);
  await engine.close();
}

const keysOf = (lines: string[]) =>
  lines.flatMap((line) => (line.startsWith('insert ') ? [line.slice(7)] : []));
const countOf = (lines: string[]) =>
  Math.max(0, ...lines.flatMap((line) => (line.startsWith('update ') ? [Number(line.slice(7))] : [])));

test('what was acknowledged is there after the process was killed, ten times', async () => {
  const promised: string[] = [];
  for (let round = 0; round < 10; round++) {
    const lines = await writeAndKill('w', round * 1_000_000, 20 + 23 * round);
    promised.push(...keysOf(lines));
    await expectConsistent();
    await withDatabase(async (db) => {
      const stored = await db.collection('writes').distinct('key');
      const lost = promised.filter((key) => !new Set(stored).has(key));
      expect(lost).toEqual([]);
      // One more of each stream may have been stored without anybody being told.
      expect(stored.length - promised.length).toBeLessThanOrEqual(2 * (round + 1));
      expect(await db.collection('writes').countDocuments({})).toBe(stored.length);
      const counter = await db.collection<{ _id: string; n: number }>('counters').findOne({ _id: 'w' });
      expect(counter?.n ?? 0).toBeGreaterThanOrEqual(countOf(lines));
    });
  }
});

test('several processes share a directory: nothing is lost when one is killed, and the other goes on', async () => {
  const [a, b] = await Promise.all([writeAndKill('a', 0, 100), writeAndKill('b', 0, 300)]);
  await expectConsistent();
  await withDatabase(async (db) => {
    const stored = new Set(await db.collection('writes').distinct('key'));
    expect([...keysOf(a), ...keysOf(b)].filter((key) => !stored.has(key))).toEqual([]);
  });
  const counters = await withDatabase((db) => db.collection('counters').find().sort({ _id: 1 }).toArray());
  expect(counters.map(({ n }) => Number(n) >= 1)).toEqual([true, true]);
});

test('two servers on one directory see each other’s writes at once', async () => {
  const servers = await Promise.all([1, 2].map(() => startEmbeddedServer({ dataDirectory: folder.path })));
  const clients = await Promise.all(servers.map((server) => new MongoClient(server.uri('test')).connect()));
  try {
    const [one, two] = clients.map((client) =>
      client.db('test').collection<{ _id: string; n: number }>('shared'),
    );
    if (!one || !two) throw new Error('two collections expected');
    await one.createIndex({ n: 1 }, { unique: true });
    for (let n = 0; n < 200; n++) {
      await one.insertOne({ _id: `${n}`, n });
      expect(await two.findOne({ n })).toMatchObject({ _id: `${n}` });
      await expect(two.insertOne({ _id: `x${n}`, n })).rejects.toMatchObject({ code: 11000 });
    }
    await one.insertOne({ _id: 'sum', n: -1000 });
    await Promise.all(
      [one, two].map(async (side) => {
        for (let i = 0; i < 100; i++) await side.updateOne({ _id: 'sum' }, { $inc: { n: 1 } });
      }),
    );
    expect(await one.findOne({ _id: 'sum' })).toMatchObject({ n: -800 });
    await two.createIndex({ extra: 1 });
    expect(await one.indexes()).toHaveLength(3);
    await two.drop();
    expect(await one.countDocuments()).toBe(0);
  } finally {
    for (const client of clients) await client.close();
    for (const server of servers) await server.close();
  }
});
