import { expect, test } from 'vitest';
import { checkDirectory } from '../../src/maintenance';
import { Environment } from '../../src/storage/environment';
import { buildStretch, unfinishedIndexes } from '../../src/storage/index-build';
import { useEmbeddedServer } from '../support/embedded';

const running = useEmbeddedServer();
const notes = () => running.db.collection<{ _id: number; n: number; text: string }>('notes');
const note = (_id: number) => ({ _id, n: _id, text: `all w${_id % 10}` });
const insert = (from: number, to: number) =>
  notes().insertMany(Array.from({ length: to - from }, (_, i) => note(from + i)));

test('others are served while an index is built, and what they change is in it', async () => {
  await insert(0, 5000);
  const build = notes().createIndexes([{ key: { n: 1 }, unique: true }, { key: { text: 'text' } }]);
  // So many that a text index would make a segment of them.
  await notes().updateMany({ _id: { $gte: 4600 } }, { $set: { text: 'late' } });
  const seen: number[] = [];
  for (let round = 0; round < 60; round++) {
    await notes().updateOne({ _id: round * 80 }, { $set: { n: -1 - round, text: 'changed' } });
    await notes().deleteOne({ _id: round * 80 + 1 });
    await notes().insertOne(note(6000 + round));
    seen.push((await notes().indexes()).length);
  }
  await build;
  expect(seen[0], 'indexes ready while others are served').toBeLessThan(3);
  expect(await notes().find({ n: -7 }).hint({ n: 1 }).toArray()).toMatchObject([{ _id: 480 }]);
  expect(await notes().countDocuments({ $text: { $search: 'changed' } })).toBe(60);
  expect(await notes().countDocuments({ $text: { $search: 'late' } })).toBe(400 - 4);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('a duplicate that comes in during the build ends it, and nothing is left of the index', async () => {
  await insert(0, 3000);
  const build = notes().createIndex({ n: 1 }, { unique: true });
  const refused = expect(build).rejects.toMatchObject({ code: 11000 });
  await notes().insertOne({ ...note(9000), n: 2999 });
  await refused;
  expect(await notes().indexes()).toHaveLength(1);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});

test('a build that was broken off is finished when the directory is opened', async () => {
  await insert(0, 2500);
  const environment = Environment.open(running.directory);
  environment.write((transaction) => {
    const { catalogue } = transaction;
    const info = catalogue.find('test.notes');
    if (!info) throw new Error('no collection');
    const index = catalogue.newIndex(transaction, { v: 2, key: { n: 1 }, name: 'n_1' }).withProgress(0);
    catalogue.save(transaction, { ...info, indexes: [...info.indexes, index] });
    expect(buildStretch(transaction, index.id)).toBe(false);
  });
  await environment.close();
  expect(await notes().indexes()).toHaveLength(1);
  // What is entered already follows the documents, the rest waits.
  await notes().updateMany({ _id: { $in: [5, 2400] } }, { $set: { n: 7000 } });
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
  const again = Environment.open(running.directory);
  expect(again.read(unfinishedIndexes)).toEqual([]);
  await again.close();
  expect(await notes().find({ n: 7000 }).hint({ n: 1 }).toArray()).toHaveLength(2);
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

test('of two indexes of which the second can not be built neither stays', async () => {
  await insert(0, 3000);
  const both = notes().createIndexes([{ key: { n: 1 } }, { key: { text: 1 }, unique: true }]);
  await expect(both).rejects.toMatchObject({ code: 11000 });
  expect(await notes().indexes()).toHaveLength(1);
  expect((await checkDirectory(running.directory)).problems).toEqual([]);
});
