import type { Document } from 'mongodb';
import { beforeEach, expect, test } from 'vitest';
import { useEmbeddedServer } from '../support/embedded';

const running = useEmbeddedServer();
const large = () => running.db.collection<{ _id: number; text: string }>('large');
const tooMuch = { code: 292, codeName: 'QueryExceededMemoryLimitNoDiskUseAllowed' };

function nested(levels: number): Document {
  let doc: Document = { end: true };
  for (let level = 1; level < levels; level++) doc = level % 2 === 0 ? { a: doc } : { list: [doc] };
  return doc;
}

test('what a stage may keep is limited, and the error names the stage', async () => {
  for (let n = 0; n < 13; n++) await large().insertOne({ _id: n, text: 'x'.repeat(9_000_000) });
  const run = (...pipeline: Document[]) => large().aggregate(pipeline).toArray();
  const end = { $count: 'n' };
  await expect(run({ $set: { a: 1 } }, { $sort: { text: 1 } }, end)).rejects.toMatchObject(tooMuch);
  await expect(run({ $group: { _id: null, all: { $push: '$text' } } }, end)).rejects.toThrow(/\$group/);
  await expect(run({ $facet: { a: [end] } })).rejects.toMatchObject(tooMuch);
  const windows = { $setWindowFields: { output: { n: { $sum: '$_id' } } } };
  await expect(run(windows, end)).rejects.toThrow(/\$setWindowFields/);
  const $lookup = { from: 'large', localField: 'text', foreignField: 'text', as: 'same' };
  await expect(run({ $lookup }, end)).rejects.toThrow(/\$lookup/);
  await expect(run({ $merge: 'copy' })).rejects.toThrow(/\$merge/);
  await expect(large().find().sort({ text: 1 }).toArray()).rejects.toMatchObject(tooMuch);
  await run({ $set: { copied: true } }, { $out: 'copy' });
  expect(await running.db.collection('copy').countDocuments({ copied: true })).toBe(13);
  expect(await run({ $group: { _id: null, n: { $sum: 1 } } })).toMatchObject([{ n: 13 }]);
  expect(await large().find().sort({ _id: -1 }).limit(2).toArray()).toHaveLength(2);
});

test('what a pipeline gives and what an update makes is not larger than a document may be', async () => {
  for (let n = 0; n < 3; n++) await large().insertOne({ _id: n, text: 'x'.repeat(9_000_000) });
  const tooLarge = { code: 10334, codeName: 'BSONObjectTooLarge' };
  const pushed = { $group: { _id: null, all: { $push: '$text' } } };
  await expect(large().aggregate([pushed]).toArray()).rejects.toMatchObject(tooLarge);
  expect(
    await large()
      .aggregate([pushed, { $set: { all: { $size: '$all' } } }])
      .toArray(),
  ).toMatchObject([{ all: 3 }]);
  const doubled = [{ $set: { more: ['$text', '$text'] } }];
  await expect(large().updateOne({ _id: 1 }, doubled)).rejects.toMatchObject(tooLarge);
  await expect(
    large()
      .aggregate([...doubled, { $out: 'large' }])
      .toArray(),
  ).rejects.toMatchObject(tooLarge);
  expect(await large().countDocuments({ more: { $exists: false } })).toBe(3);
});

test('windows that grow from document to document are not kept together', async () => {
  const many = running.db.collection<{ _id: number }>('many');
  await many.insertMany(Array.from({ length: 25_000 }, (_, _id) => ({ _id })));
  const window = { documents: ['unbounded', 'current'] };
  const $setWindowFields = { sortBy: { _id: 1 }, output: { ids: { $push: '$_id', window } } };
  const n = { $max: { $size: '$ids' } };
  const result = many.aggregate([{ $setWindowFields }, { $group: { _id: null, n } }]);
  expect(await result.toArray()).toEqual([{ _id: null, n: 25_000 }]);
});

test('documents are nested 200 levels deep at the most', async () => {
  const deep = running.db.collection('deep');
  const tooDeep = { code: 15, codeName: 'Overflow' };
  await deep.insertOne(nested(120));
  await expect(deep.insertOne(nested(150))).rejects.toMatchObject(tooDeep);
  await expect(deep.findOne(nested(1000))).rejects.toMatchObject(tooDeep);
  await expect(deep.updateOne({}, { $set: { a: nested(1000) } })).rejects.toMatchObject(tooDeep);
  const path = Array(201).fill('a').join('.');
  await expect(deep.findOne({ [path]: 1 })).rejects.toMatchObject(tooDeep);
  await expect(deep.findOne({}, { projection: { [path]: 1 } })).rejects.toMatchObject(tooDeep);
  await expect(deep.updateOne({}, { $set: { [path]: 1 } })).rejects.toMatchObject(tooDeep);
  await expect(deep.createIndex({ [path]: 1 }, { name: 'deep' })).rejects.toMatchObject(tooDeep);
  const inReference = { a: { $ref: 'x', $id: nested(199) } };
  await expect(deep.findOne(inReference)).rejects.toMatchObject(tooDeep);
  expect(await deep.countDocuments()).toBe(1);
});

beforeEach(() => large().deleteMany({}));

test('a key that is too long for an index is compared whole', async () => {
  const start = 'k'.repeat(5000);
  await large().createIndex({ text: 1 }, { unique: true });
  await large().insertMany([
    { _id: 1, text: `${start}a` },
    { _id: 2, text: `${start}b` },
  ]);
  await expect(large().insertOne({ _id: 3, text: `${start}b` })).rejects.toMatchObject({ code: 11000 });
  expect(
    await large()
      .find({ text: `${start}b` })
      .toArray(),
  ).toMatchObject([{ _id: 2 }]);
  const after = await large()
    .find({ text: { $gt: `${start}a` } })
    .toArray();
  expect(after.map(({ _id }) => _id)).toEqual([2]);
  expect((await large().find().sort({ text: -1 }).toArray()).map(({ _id }) => _id)).toEqual([2, 1]);
});
