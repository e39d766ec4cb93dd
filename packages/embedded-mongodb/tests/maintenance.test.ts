import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Document } from 'bson';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ServerProcess } from '../bench/server-process';
import { decode, encode } from '../src/bson-codec';
import { backUp, checkDirectory, compact, restore } from '../src/maintenance';
import { Environment } from '../src/storage/environment';
import { encodeKeyValue } from '../src/semantics/values/key-encoding';
import { emptyArrayKey } from '../src/semantics/index';
import { entryKey } from '../src/storage/record-keys';
import { existingTable, openRoot, openTables } from '../src/storage/tables';
import { temporaryFolder, useEmbeddedServer } from './support/embedded';

const running = useEmbeddedServer();
let folder: ReturnType<typeof temporaryFolder>;
const at = (...names: string[]) => join(folder.path, ...names);

/** Whether another process has begun to open a data file; taken for granted where the system does not tell. */
function isMappedElsewhere(file: string): boolean {
  if (!existsSync('/proc/self/maps')) return true;
  const others = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return others.some((pid) => {
    try {
      return readFileSync(`/proc/${pid}/maps`, 'utf8').includes(file);
    } catch {
      // It has ended, or belongs to somebody else.
      return false;
    }
  });
}

beforeEach(async () => {
  folder = temporaryFolder();
  const notes = running.db.collection('notes');
  await notes.createIndexes([{ key: { n: 1 }, unique: true }, { key: { text: 'text' } }]);
  await notes.insertMany(Array.from({ length: 400 }, (_, n) => ({ n, text: `word${n % 7} all` })));
});
afterEach(() => folder.remove());

describe('a backup', () => {
  test('is one state of the data, made while the server is written to, and can be restored', async () => {
    let isOver = false;
    const writing = (async () => {
      for (let n = 1000; !isOver; n++)
        await running.db.collection('notes').insertOne({ n, text: 'all later' });
    })();
    const { documents, problems } = await backUp(running.directory, at('saved', 'site.backup'));
    isOver = true;
    await writing;
    expect(problems).toEqual([]);
    expect(documents).toBeGreaterThanOrEqual(400);
    expect(readdirSync(at('saved'))).toEqual(['site.backup']);
    expect(await restore(at('saved', 'site.backup'), at('restored'))).toEqual({
      collections: 1,
      documents,
      problems: [],
    });
    expect(await checkDirectory(at('restored'))).toMatchObject({ documents });
  });

  test('overwrites nothing', async () => {
    writeFileSync(at('taken'), 'mine');
    await expect(backUp(running.directory, at('taken'))).rejects.toThrow(/exists already/);
    await backUp(running.directory, at('good'));
    await restore(at('good'), at('restored'));
    await expect(async () => restore(at('good'), at('restored'))).rejects.toThrow(/holds data already/);
    expect(readFileSync(at('taken'), 'utf8')).toBe('mine');
  });

  test('that was cut short is not restored', async () => {
    await backUp(running.directory, at('good'));
    truncateSync(at('good'), statSync(at('good')).size - 8192);
    await expect(restore(at('good'), at('restored'))).rejects.toThrow(/damaged/);
    expect(existsSync(at('restored', 'data.mdb'))).toBe(false);
  });
});

describe('compacting', () => {
  test('gives the room of deleted documents back', async () => {
    await backUp(running.directory, at('good'));
    await restore(at('good'), at('data'));
    const environment = Environment.open(at('data'));
    for (let round = 0; round < 2; round++) {
      environment.write((transaction) => {
        for (let n = 0; n < 2000; n++) {
          const key = Buffer.from(`zzzz${n}`);
          if (round === 0) transaction.put('sessions', key, Buffer.alloc(1000));
          else transaction.remove('sessions', key);
        }
      });
    }
    await environment.close();
    const { before, after } = await compact(at('data'));
    expect(after).toBeLessThan(before / 2);
    expect(await checkDirectory(at('data'))).toMatchObject({ documents: 400, problems: [] });
  });

  test('is refused while another process has the data, and lets nobody open the old file meanwhile', async () => {
    await backUp(running.directory, at('good'));
    await restore(at('good'), at('data'));
    const environment = Environment.open(at('data'));
    let starting: Promise<ServerProcess> | undefined;
    let isStarted = false;
    await environment.alone(async () => {
      starting = ServerProcess.start(at('data'));
      void starting.then(() => (isStarted = true));
      await vi.waitUntil(() => isMappedElsewhere(at('data', 'data.mdb')), { timeout: 60_000 });
      expect(isStarted).toBe(false);
      mkdirSync(at('copy'));
      await environment.copyTo(at('copy'));
      renameSync(at('copy', 'data.mdb'), at('data', 'data.mdb'));
      rmSync(at('data', 'lock.mdb'));
    });
    await environment.close();
    const server = await starting;
    await server?.client.db('test').collection('notes').insertOne({ n: -1 });
    await expect(compact(at('data'))).rejects.toThrow(/in use/);
    await server?.stop();
    await compact(at('data'));
    expect(await checkDirectory(at('data'))).toMatchObject({ documents: 401, problems: [] });
  });
});

describe('a directory of an older format', () => {
  /** Values uncompressed, text indexes laid out otherwise; returns the documents. */
  async function makeOlder(): Promise<Document[]> {
    // Lengths of 480 to 540 bytes: some begin as a compressed value would.
    const notes = running.db.collection('notes');
    const texts = Array.from({ length: 60 }, (_, i) => ({
      n: 1000 + i,
      text: 'long '.repeat(86) + '.'.repeat(i),
    }));
    await notes.insertMany(texts);
    await backUp(running.directory, at('good'));
    await restore(at('good'), at('data'));
    const root = openRoot(at('data'));
    const { catalogue, records, entries } = openTables(root);
    const documents = Array.from(records.getRange(), ({ value }) => decode(value));
    for (const [name, table] of Object.entries({ records, entries })) {
      const older = root.openDB<Buffer, Buffer>({ name, encoding: 'binary', keyEncoding: 'binary' });
      root.transactionSync(() => {
        for (const { key, value } of table.getRange()) older.putSync(key, value);
      });
      table.dropSync();
    }
    await catalogue.put(Buffer.from('format'), Buffer.from(encode({ format: 1 })));
    await root.close();
    return documents;
  }

  test('is brought up to date', async () => {
    const before = await makeOlder();
    expect(await checkDirectory(at('data'))).toMatchObject({ documents: 460, problems: [] });
    const upToDate = openRoot(at('data'));
    const { records } = openTables(upToDate);
    expect(Array.from(records.getRange(), ({ value }) => decode(value))).toEqual(before);
    expect(existingTable(upToDate, 'records')).toBe(undefined);
    await upToDate.close();
  });

  test('has its sparse indexes built anew, which held more', async () => {
    const lists = running.db.collection('lists');
    const sparse = true;
    await lists.createIndexes([
      { key: { 'list.a': 1 }, sparse },
      { key: { list: 1 }, sparse },
    ]);
    await lists.insertMany([{ list: [] }, { list: [{ a: 1 }] }]);
    await backUp(running.directory, at('good'));
    await restore(at('good'), at('data'));
    const environment = Environment.open(at('data'));
    environment.write((transaction) => {
      const [, first, second] = transaction.catalogue.find('test.lists')?.indexes ?? [];
      for (const [id = 0, value] of [
        [first?.id, emptyArrayKey],
        [second?.id, null],
      ] as [number | undefined, unknown][])
        transaction.put('entries', entryKey(id, encodeKeyValue(value), 1), Buffer.alloc(0));
      transaction.put('catalogue', Buffer.from('format'), encode({ format: 4 }));
    });
    await environment.close();
    const server = await ServerProcess.start(at('data'));
    const found = server.client.db('test').collection('lists').find().hint('list.a_1');
    expect(await found.toArray()).toHaveLength(1);
    await server.stop();
    expect(await checkDirectory(at('data'))).toMatchObject({ problems: [] });
  });

  test('may be opened by several processes at once', async () => {
    await makeOlder();
    const servers = await Promise.all([1, 2].map(() => ServerProcess.start(at('data'))));
    for (const { client } of servers)
      expect(
        await client
          .db('test')
          .collection('notes')
          .countDocuments({ $text: { $search: 'long' } }),
      ).toBe(60);
    for (const server of servers) await server.stop();
  });

  test('stays as it is while another process has it open, which would go on writing as it used to', async () => {
    await makeOlder();
    const reader = `
      import { open } from 'lmdb';
      const binary = { encoding: 'binary', keyEncoding: 'binary' };
      const root = open({ path: ${JSON.stringify(at('data'))}, maxDbs: 6, ...binary });
      root.openDB({ name: 'catalogue', ...binary }).get(Buffer.from('format'));
      console.log('open');
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', reader], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(() => Environment.open(at('data'))).toThrow(/of an older version, and in use/);
    child.kill();
    await once(child, 'exit');
    expect(await checkDirectory(at('data'))).toMatchObject({ documents: 460, problems: [] });
  });
});

describe('a data directory that can not be served is left as it is', () => {
  const file = () => readFileSync(at('data', 'data.mdb'));
  beforeEach(async () => {
    await backUp(running.directory, at('good'));
    await restore(at('good'), at('data'));
  });

  test('one of a newer version', async () => {
    const environment = Environment.open(at('data'));
    environment.write((transaction) =>
      transaction.put('catalogue', Buffer.from('format'), encode({ format: 99 })),
    );
    await environment.close();
    const before = file();
    expect(() => Environment.open(at('data'))).toThrow(/newer version/);
    expect(file().equals(before)).toBe(true);
  });

  test.each([
    ['one cut short', (size: number) => truncateSync(at('data', 'data.mdb'), size - 3 * 4096)],
    ['one cut in its head', () => truncateSync(at('data', 'data.mdb'), 100)],
    ['something else', () => writeFileSync(at('data', 'data.mdb'), 'not a database at all '.repeat(1000))],
  ])('%s', (_name, damage) => {
    damage(file().length);
    const before = file();
    expect(() => Environment.open(at('data'))).toThrow(/damaged/);
    expect(file().equals(before)).toBe(true);
  });

  test('one whose last pages were never written, as a killed process leaves it, is none of those', async () => {
    const bytes = file();
    const pageSize = bytes.readUInt32LE(48);
    for (const head of [0, pageSize]) {
      const lastPageAt = head + 144;
      bytes.writeBigUInt64LE(bytes.readBigUInt64LE(lastPageAt) + 2n, lastPageAt);
    }
    writeFileSync(at('data', 'data.mdb'), bytes);
    expect(await checkDirectory(at('data'))).toMatchObject({ documents: 400, problems: [] });
  });

  test('an interrupted first start is none of those', async () => {
    mkdirSync(at('empty'));
    writeFileSync(at('empty', 'data.mdb'), '');
    expect(await checkDirectory(at('empty'))).toEqual({ collections: 0, documents: 0, problems: [] });
  });
});
