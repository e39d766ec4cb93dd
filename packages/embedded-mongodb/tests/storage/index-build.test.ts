import type { Document } from 'bson';
import { beforeEach, expect, test } from 'vitest';
import { ensureCollection } from '../../src/commands/modify';
import { checkDirectory } from '../../src/maintenance';
import { Engine } from '../../src/server/engine';
import { brokenBuilds, startSweeper, sweepExpired } from '../../src/server/sweeper';
import { Environment } from '../../src/storage/environment';
import { buildStretch, unfinishedIndexes } from '../../src/storage/index-build';
import type { IndexDefinition } from '../../src/storage/index-definition';
import type { WriteTransaction } from '../../src/storage/snapshot';
import { useEmbeddedServer } from '../support/embedded';

const running = useEmbeddedServer();
const notes = () => running.db.collection<{ _id: number; n: number; text: string }>('notes');
const note = (_id: number) => ({ _id, n: _id, text: `all w${_id % 10}` });
const insert = (from: number, to: number) =>
  notes().insertMany(Array.from({ length: to - from }, (_, i) => note(from + i)));

/** An index of which nothing is built yet. */
function enterIndex(transaction: WriteTransaction, namespace: string, spec: Document): IndexDefinition {
  const { catalogue } = transaction;
  const info = ensureCollection(transaction, namespace);
  const index = catalogue.newIndex(transaction, spec).withProgress(0);
  catalogue.save(transaction, { ...info, indexes: [...info.indexes, index] });
  return index;
}

/** Opens connections ahead: what is sent on a new one would come too late for a build. */
beforeEach(async () => {
  await Promise.all([1, 2, 3].map(() => running.db.command({ ping: 1 })));
});

test('others are served while an index is built, and what they change is in it', async () => {
  await insert(0, 5000);
  const build = notes().createIndexes([{ key: { n: 1 }, unique: true }, { key: { text: 'text' } }]);
  // So many that a text index would make a segment of them.
  await notes().updateMany({ _id: { $gte: 4600 } }, { $set: { text: 'late' } });
  for (let round = 0; round < 60; round++) {
    await notes().updateOne({ _id: round * 80 }, { $set: { n: -1 - round, text: 'changed' } });
    await notes().deleteOne({ _id: round * 80 + 1 });
    await notes().insertOne(note(6000 + round));
  }
  await build;
  expect(await notes().find({ n: -7 }).hint({ n: 1 }).toArray()).toMatchObject([{ _id: 480 }]);
  expect(await notes().countDocuments({ $text: { $search: 'changed' } })).toBe(60);
  expect(await notes().countDocuments({ $text: { $search: 'late' } })).toBe(400 - 4);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('a duplicate that comes in during the build ends it, and nothing is left of the index', async () => {
  await insert(0, 8000);
  const build = notes().createIndex({ n: 1 }, { unique: true });
  const refused = expect(build).rejects.toMatchObject({ code: 11000 });
  await notes().insertOne({ ...note(9000), n: 7999 });
  await refused;
  expect(await notes().indexes()).toHaveLength(1);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('a stretch of a build is short where documents are long', async () => {
  await notes().insertMany(
    Array.from({ length: 24 }, (_, i) => ({ ...note(i), text: 'x'.repeat(1_000_000) })),
  );
  const environment = Environment.open(running.directory);
  environment.write((transaction) => {
    const index = enterIndex(transaction, 'test.notes', { v: 2, key: { n: 1 }, name: 'n_1' });
    expect(buildStretch(transaction, [index.id])).toBe(false);
    expect(buildStretch(transaction, [index.id])).toBe(true);
  });
  await environment.close();
  expect(await notes().find({ n: 23 }).hint({ n: 1 }).toArray()).toHaveLength(1);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('a build that was broken off is finished when a server starts', async () => {
  await insert(0, 2500);
  const engine = Engine.open(running.directory);
  await engine.write((transaction) => {
    const index = enterIndex(transaction, 'test.notes', { v: 2, key: { n: 1 }, name: 'n_1' });
    expect(buildStretch(transaction, [index.id])).toBe(false);
  });
  expect(await notes().indexes()).toHaveLength(1);
  // What is entered already follows the documents, the rest waits.
  await notes().updateMany({ _id: { $in: [5, 2400] } }, { $set: { n: 7000 } });
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
  (await startSweeper(engine))();
  await engine.close();
  expect(await notes().find({ n: 7000 }).hint({ n: 1 }).toArray()).toHaveLength(2);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('a build that comes no further is finished by a server that is running', async () => {
  await insert(0, 3000);
  const engine = Engine.open(running.directory);
  const finishBuilds = brokenBuilds(engine);
  await finishBuilds();
  await engine.write((transaction) => {
    const byNumber = enterIndex(transaction, 'test.notes', { v: 2, key: { n: 1 }, name: 'n_1' });
    const weights = { text: 1 };
    enterIndex(transaction, 'test.notes', { v: 2, key: { text: 'text' }, name: 'text_text', weights });
    expect(buildStretch(transaction, [byNumber.id])).toBe(false);
  });
  const unfinished = engine.read(unfinishedIndexes);
  expect(unfinished.size).toBe(2);
  await finishBuilds();
  // Whoever builds might still be at work, for all that is known.
  expect(engine.read(unfinishedIndexes)).toEqual(unfinished);
  await finishBuilds();
  await engine.close();
  expect(await notes().indexes()).toHaveLength(3);
  expect(await notes().find({ n: 2999 }).hint({ n: 1 }).toArray()).toHaveLength(1);
  expect(await notes().countDocuments({ $text: { $search: 'w7' } })).toBe(300);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('a broken build of an index that can not be is given up', async () => {
  await notes().insertMany([note(0), { ...note(1), n: 0 }]);
  const engine = Engine.open(running.directory);
  await engine.write((transaction) =>
    enterIndex(transaction, 'test.notes', { v: 2, key: { n: 1 }, name: 'n_1', unique: true }),
  );
  await brokenBuilds(engine)();
  expect(engine.read(unfinishedIndexes).size).toBe(0);
  await engine.close();
  await notes().insertOne({ ...note(2), n: 0 });
});

test('a command that fails leaves an index that another client has asked for', async () => {
  await insert(0, 3000);
  const first = notes().createIndex({ n: 1 });
  const second = notes().createIndexes([{ key: { n: 1 } }, { key: { text: 1 }, unique: true }]);
  const refused = expect(second).rejects.toMatchObject({ code: 11000 });
  await first;
  await refused;
  expect((await notes().indexes()).map(({ name }) => name as string)).toEqual(['_id_', 'n_1']);
  expect(await notes().find({ n: 2999 }).hint({ n: 1 }).toArray()).toHaveLength(1);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('a command that fails takes nothing with it that another client has been told of', async () => {
  await insert(0, 4000);
  const both = notes().createIndexes([{ key: { n: 1 } }, { key: { text: 1 }, unique: true }]);
  const refused = expect(both).rejects.toMatchObject({ code: 11000 });
  await notes().createIndex({ n: 1 });
  await refused;
  expect((await notes().indexes()).map(({ name }) => name as string)).toEqual(['_id_', 'n_1']);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('indexes of one command are there all at once', async () => {
  await insert(0, 4000);
  const both = notes().createIndexes([{ key: { n: 1 } }, { key: { text: 'text' } }]);
  const seen = new Set<number>();
  while (!seen.has(3)) seen.add((await notes().indexes()).length);
  await both;
  expect([...seen]).not.toContain(2);
  expect(await notes().find({ n: 3999 }).hint({ n: 1 }).toArray()).toHaveLength(1);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('of two indexes of which the second can not be built neither stays', async () => {
  await insert(0, 3000);
  const both = notes().createIndexes([{ key: { n: 1 } }, { key: { text: 1 }, unique: true }]);
  await expect(both).rejects.toMatchObject({ code: 11000 });
  expect(await notes().indexes()).toHaveLength(1);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('a transaction that was begun before a build and is committed after it is in the index', async () => {
  await insert(0, 2500);
  await running.client.withSession(async (session) => {
    session.startTransaction();
    await notes().updateOne({ _id: 7 }, { $set: { n: -7, text: 'late' } }, { session });
    await notes().updateOne({ _id: 2400 }, { $set: { n: -8, text: 'late' } }, { session });
    await notes().deleteOne({ _id: 8 }, { session });
    await notes().insertOne({ ...note(9000), text: 'late' }, { session });
    await notes().createIndexes([{ key: { n: 1 }, unique: true }, { key: { text: 'text' } }]);
    await notes()
      .insertOne({ ...note(9001), n: 8 })
      .catch(() => undefined);
    expect(await notes().countDocuments({ n: { $lt: 0 } }, { session })).toBe(2);
    await session.commitTransaction();
  });
  expect(
    await notes()
      .find({ n: { $in: [-7, -8, 7, 8, 2400, 9000] } })
      .hint({ n: 1 })
      .toArray(),
  ).toHaveLength(3);
  expect(await notes().countDocuments({ $text: { $search: 'late' } })).toBe(3);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test.each(['commitTransaction', 'abortTransaction'] as const)('%s in the middle of a build', async (end) => {
  await insert(0, 4000);
  await running.client.withSession(async (session) => {
    session.startTransaction();
    await notes().updateMany({ _id: { $mod: [10, 3] } }, { $set: { text: 'late' } }, { session });
    await notes().deleteMany({ _id: { $mod: [10, 4] } }, { session });
    const build = notes().createIndexes([{ key: { text: 1 } }, { key: { text: 'text' } }]);
    while ((await notes().indexes()).length < 2);
    await session[end]();
    await build;
  });
  const isDone = end === 'commitTransaction';
  expect(await notes().countDocuments({ $text: { $search: 'late' } })).toBe(isDone ? 400 : 0);
  expect(await notes().countDocuments({ $text: { $search: 'w4' } })).toBe(isDone ? 0 : 400);
  expect(await notes().find({ text: 'late' }).hint({ text: 1 }).toArray()).toHaveLength(isDone ? 400 : 0);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('a build ends with its collection, and goes on in one that is given another name', async () => {
  await insert(0, 8000);
  const refused = expect(notes().createIndex({ n: 1 })).rejects.toMatchObject({ code: 276 });
  await notes().drop();
  await refused;
  await insert(0, 4000);
  const build = notes().createIndex({ n: 1 });
  await notes().rename('renamed');
  await build;
  const renamed = running.db.collection('renamed');
  expect(await renamed.find({ n: 3999 }).hint({ n: 1 }).toArray()).toHaveLength(1);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('two clients that want the same index at once both get it', async () => {
  await insert(0, 3000);
  await Promise.all([1, 2].map(() => notes().createIndexes([{ key: { n: 1 }, unique: true }])));
  expect(await notes().indexes()).toHaveLength(2);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('documents do not expire by an index that is still built', async () => {
  await running.db.collection('times').insertOne({ at: new Date(0) });
  const engine = Engine.open(running.directory);
  const spec = { v: 2, key: { at: 1 }, name: 'at_1', expireAfterSeconds: 1 };
  await engine.write((transaction) => enterIndex(transaction, 'test.times', spec));
  expect(await sweepExpired(engine)).toBe(0);
  await engine.write((transaction) => buildStretch(transaction, [...unfinishedIndexes(transaction).keys()]));
  expect(await sweepExpired(engine)).toBe(1);
  await engine.close();
});
