import { beforeEach, expect, test } from 'vitest';
import { useEmbeddedServer } from '../support/embedded';

const running = useEmbeddedServer();
const numbers = () => running.db.collection('numbers');

beforeEach(async () => {
  await numbers().insertMany(
    Array.from({ length: 500 }, (_, n) => ({ _id: n as never, n, pad: 'x'.repeat(50) })),
  );
});

test('gives all documents over many batches, in order', async () => {
  const ids = (await numbers().find().batchSize(7).toArray()).map(({ _id }) => Number(_id));
  expect(ids).toEqual(Array.from({ length: 500 }, (_, n) => n));
  const back = await numbers()
    .find({ n: { $gte: 0 } })
    .sort({ n: -1 })
    .skip(3)
    .limit(100)
    .batchSize(9)
    .toArray();
  expect(back.map(({ n }) => Number(n))).toEqual(Array.from({ length: 100 }, (_, i) => 496 - i));
});

test('refuses a limit that is none', async () => {
  await expect(running.db.command({ find: 'numbers', limit: -1 })).rejects.toMatchObject({ code: 51024 });
  await expect(running.db.command({ find: 'numbers', limit: 'x' })).rejects.toMatchObject({ code: 14 });
  expect(await running.db.command({ count: 'numbers', limit: -3 })).toMatchObject({ n: 3 });
});

test('says at once that a cursor is over, even when the batch is just full', async () => {
  const exact = await running.db.command({ find: 'numbers', limit: 10, batchSize: 10 });
  expect(String((exact.cursor as { id: unknown }).id)).toBe('0');
  const single = await running.db.command({ find: 'numbers', batchSize: 10, singleBatch: true });
  expect(String((single.cursor as { id: unknown }).id)).toBe('0');
});

test('goes on where it was while documents come and go', async () => {
  await numbers().createIndex({ n: 1 });
  const cursor = numbers()
    .find({ n: { $gte: 0 } })
    .sort({ n: 1 })
    .batchSize(10);
  const seen: number[] = [];
  for await (const { n } of cursor) {
    seen.push(Number(n));
    if (seen.length === 5) await numbers().deleteMany({ n: { $gte: 20, $lt: 480 } });
    if (seen.length === 6) await numbers().insertMany([{ n: 12.5 }, { n: 490.5 }]);
  }
  expect(seen.slice(0, 13)).toEqual(Array.from({ length: 13 }, (_, n) => n));
  expect(seen.slice(13, 21)).toEqual([12.5, 13, 14, 15, 16, 17, 18, 19]);
  expect(seen.slice(21)).toEqual([
    ...Array.from({ length: 11 }, (_, i) => 480 + i),
    490.5,
    ...[491, 492, 493, 494, 495, 496, 497, 498, 499],
  ]);
});

test('fills batches up to what a message can hold', async () => {
  const big = running.db.collection('big');
  await big.insertMany(Array.from({ length: 5 }, (_, n) => ({ n, bytes: Buffer.alloc(7 * 1024 * 1024) })));
  const sizes: number[] = [];
  const cursor = big.find().batchSize(1000);
  while (await cursor.hasNext()) {
    sizes.push(cursor.bufferedCount());
    cursor.readBufferedDocuments();
  }
  expect(sizes).toEqual([2, 2, 1]);
});

test('a killed cursor is gone; one of another collection is not to be had, nor with a time of its own', async () => {
  const first = await running.db.command({ find: 'numbers', batchSize: 2 });
  const { id } = first.cursor as { id: unknown };
  await expect(running.db.command({ getMore: id, collection: 'other' })).rejects.toMatchObject({ code: 13 });
  const limited = running.db.command({ getMore: id, collection: 'numbers', maxTimeMS: 1000 });
  await expect(limited).rejects.toMatchObject({ code: 2 });
  const killed = await running.db.command({ killCursors: 'numbers', cursors: [id] });
  expect(killed.cursorsKilled).toHaveLength(1);
  await expect(running.db.command({ getMore: id, collection: 'numbers' })).rejects.toMatchObject({
    code: 43,
  });
});

test('picks and drops fields, on the bytes where that is enough', async () => {
  const of = async (projection: object) =>
    (
      await numbers()
        .find({ _id: 3 as never })
        .project(projection)
        .toArray()
    )[0];
  expect(await of({ n: 1 })).toEqual({ _id: 3, n: 3 });
  expect(await of({ n: true, _id: 0 })).toEqual({ n: 3 });
  expect(await of({ pad: 0 })).toEqual({ _id: 3, n: 3 });
  expect(await of({ _id: 1 })).toEqual({ _id: 3 });
  expect(await of({ missing: 1, _id: 0 })).toEqual({});
  expect(await of({ twice: { $multiply: ['$n', 2] } })).toEqual({ _id: 3, twice: 6 });
  await expect(of({ n: 1, pad: 0 })).rejects.toThrow(/projection/);
});

test('a query that takes too long is ended', async () => {
  const slow = numbers()
    .find({ $expr: { $gt: [{ $size: { $range: [0, 20000] } }, 0] } })
    .maxTimeMS(1);
  await expect(slow.toArray()).rejects.toMatchObject({ code: 50 });
});

test('what is listed comes in batches, too', async () => {
  await numbers().createIndexes([{ key: { n: 1 } }, { key: { pad: 1 } }]);
  const names = (await numbers().listIndexes({ batchSize: 1 }).toArray()).map(({ name }) => name as string);
  expect(names).toEqual(['_id_', 'n_1', 'pad_1']);
  const first = await running.db.command({ listIndexes: 'numbers', cursor: { batchSize: 0 } });
  expect(first.cursor).toMatchObject({ firstBatch: [], ns: 'test.numbers' });
});

test('what is below zero is refused', async () => {
  for (const field of ['batchSize', 'skip']) {
    const command = running.db.command({ find: 'numbers', [field]: -1 });
    await expect(command).rejects.toMatchObject({ code: 51024 });
  }
});
