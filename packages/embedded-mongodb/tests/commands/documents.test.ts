import { deserialize } from 'bson';
import { describe, expect, test } from 'vitest';
import { Binary, DBRef, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'mongodb';
import { useEmbeddedServer } from '../support/embedded';

const running = useEmbeddedServer();
const people = () => running.db.collection('people');

describe('insert', () => {
  test('stores what it is given, types included, and finds it again', async () => {
    const doc = {
      _id: new ObjectId(),
      int: new Int32(7),
      double: new Double(7),
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('1.10'),
      binary: new Binary(Buffer.from([1, 2, 3]), 4),
      timestamp: new Timestamp({ t: 5, i: 1 }),
      regex: /^a/i,
      date: new Date(0),
      nested: { list: [1, 'a', null, { b: true }] },
    };
    await people().insertOne(doc);
    const found = await people().findOne({ _id: doc._id }, { promoteValues: false });
    expect(found).toEqual({ ...doc, nested: { list: [new Int32(1), 'a', null, { b: true }] } });
  });

  test('makes an _id on the server and puts it first', async () => {
    await running.db.command({ insert: 'people', documents: [{ name: 'a' }, { name: 'b', _id: 5 }] });
    const found = await people().find().toArray();
    expect(found.map((doc) => Object.keys(doc)[0])).toEqual(['_id', '_id']);
    expect(found[0]?._id).toBeInstanceOf(ObjectId);
  });

  test('keeps a document that looks like a reference as it is', async () => {
    const reference = { $ref: 'people', $id: 1 };
    await running.db.command({ insert: 'people', documents: [{ ...reference, n: 1, _id: 5 }] });
    await people().updateOne({ n: 1 }, { $inc: { n: 1 } });
    await people().insertOne({ list: [reference] });
    await people()
      .aggregate([
        { $match: { list: { $exists: true } } },
        { $replaceWith: { $first: '$list' } },
        { $out: 'made' },
      ])
      .toArray();
    const raw = { raw: true } as const;
    const [kept] = await people()
      .find({ _id: 5 as never }, raw)
      .toArray();
    expect(deserialize(kept as never)).toMatchObject({ oid: 1, fields: { _id: 5, n: 2 } });
    const [made] = await running.db.collection('made').find({}, raw).toArray();
    expect(deserialize(made as never)).toMatchObject({
      oid: 1,
      fields: { _id: expect.anything() as unknown },
    });
  });

  test('changes a document with many values in an index without comparing each with each', async () => {
    await people().createIndex({ numbers: 1 });
    await people().insertOne({ numbers: Array.from({ length: 40_000 }, (_, i) => i), changes: 0 });
    await people().updateOne({}, { $inc: { changes: 1 }, $push: { numbers: -1 as never } });
    expect(await people().countDocuments({ numbers: { $lt: 5 } })).toBe(1);
  });

  test('ends an ordered batch at the first duplicate, and goes on in an unordered one', async () => {
    const docs = [{ _id: 1 }, { _id: 2 }, { _id: 1 }, { _id: 3 }] as object[];
    const ordered = await running.db.command({ insert: 'people', documents: docs });
    expect(ordered).toMatchObject({ n: 2, writeErrors: [{ index: 2, code: 11000 }] });
    await people().deleteMany({});
    const unordered = await running.db.command({ insert: 'people', documents: docs, ordered: false });
    expect(unordered).toMatchObject({ n: 3, writeErrors: [{ index: 2, code: 11000 }] });
  });

  test('treats an _id of another number type as the same', async () => {
    await people().insertOne({ _id: new Int32(1) as never });
    await expect(people().insertOne({ _id: new Double(1) as never })).rejects.toMatchObject({ code: 11000 });
    await expect(people().insertOne({ _id: Decimal128.fromString('1.0') as never })).rejects.toMatchObject({
      code: 11000,
    });
    await people().insertOne({ _id: new Double(1.5) as never });
    expect(await people().countDocuments()).toBe(2);
  });

  test('refuses an array or regular expression as _id, and documents over 16 MB', async () => {
    await expect(people().insertOne({ _id: [1] as never })).rejects.toThrow(/cannot be of type array/);
    await expect(people().insertOne({ _id: /a/ as never })).rejects.toThrow(/cannot be of type regex/);
    const half = Buffer.alloc(8 * 1024 * 1024);
    await people().insertOne({ half });
    await expect(people().updateOne({}, { $set: { other: half } })).rejects.toMatchObject({ code: 10334 });
    expect(await people().countDocuments({ other: { $exists: false } })).toBe(1);
  });

  test('takes names with a dollar everywhere but in the _id', async () => {
    const doc = { _id: { 'a.b': 1 } as never, $a: 1, b: { $c: 1 } };
    await people().insertOne(doc);
    expect(await people().findOne()).toEqual(doc);
    for (const _id of [{ $a: 1 }, { a: [{ $b: 1 }] }] as never[]) {
      await expect(people().insertOne({ _id })).rejects.toMatchObject({ code: 52 });
      const upsert = people().updateOne({ b: 2 }, { $set: { _id } }, { upsert: true });
      await expect(upsert).rejects.toMatchObject({ code: 52 });
    }
  });

  test('unacknowledged writes are done before the next command of the connection', async () => {
    await people().insertOne({ _id: 1 as never }, { writeConcern: { w: 0 } });
    await people().insertOne({ _id: 2 as never });
    expect(await people().countDocuments()).toBe(2);
  });
});

describe('update', () => {
  test('answers how many matched, how many changed, and what was upserted', async () => {
    await people().insertMany([{ n: 1 }, { n: 2 }, { n: 3, done: true }]);
    const many = await people().updateMany({}, { $set: { done: true } });
    expect(many).toMatchObject({ matchedCount: 3, modifiedCount: 2, upsertedCount: 0 });
    const upsert = await people().updateOne({ name: 'new' }, { $inc: { n: 5 } }, { upsert: true });
    expect(upsert).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    expect(await people().findOne({ _id: upsert.upsertedId ?? undefined })).toMatchObject({
      name: 'new',
      n: 5,
    });
  });

  test('changes no document twice, even if the change moves it along the index of the scan', async () => {
    await people().createIndex({ n: 1 });
    await people().insertMany(Array.from({ length: 300 }, (_, n) => ({ n })));
    const { modifiedCount } = await people().updateMany({ n: { $gte: 0 } }, { $inc: { n: 1000 } });
    expect(modifiedCount).toBe(300);
    expect(await people().countDocuments({ n: { $gte: 1000, $lt: 1300 } })).toBe(300);
  });

  test('leaves document and indexes as they were if a unique index forbids the change', async () => {
    await people().createIndex({ email: 1 }, { unique: true });
    await people().insertMany([{ email: 'a' }, { email: 'b' }]);
    await expect(people().updateOne({ email: 'b' }, { $set: { email: 'a' } })).rejects.toMatchObject({
      code: 11000,
    });
    expect(await people().countDocuments({ email: 'b' })).toBe(1);
    expect(await people().updateOne({ email: 'b' }, { $set: { email: 'b', more: 1 } })).toMatchObject({
      modifiedCount: 1,
    });
  });

  test('replaces a document and keeps its _id', async () => {
    const { insertedId } = await people().insertOne({ a: 1, b: 2 });
    await people().replaceOne({ a: 1 }, { c: 3 });
    expect(await people().find().toArray()).toEqual([{ _id: insertedId, c: 3 }]);
    await expect(people().updateOne({}, { $set: { _id: 5 as never } })).rejects.toMatchObject({ code: 66 });
  });

  test('reports the errors of a bulk write with their places', async () => {
    const bulk = people().bulkWrite(
      [
        { insertOne: { document: { _id: 1 as never } } },
        { insertOne: { document: { _id: 1 as never } } },
        { updateOne: { filter: { _id: 1 as never }, update: { $set: { x: 1 } } } },
        { deleteOne: { filter: { _id: 9 as never } } },
      ],
      { ordered: false },
    );
    await expect(bulk).rejects.toMatchObject({ code: 11000, result: { insertedCount: 1, modifiedCount: 1 } });
  });
});

describe('statements', () => {
  const documents = [{ _id: 1 }, { _id: 2 }] as object[];
  const u = { $set: { a: 1 } };
  test.each([
    [
      'a removal without a filter',
      { delete: 'people', deletes: [{ q: { _id: 1 }, limit: 1 }, { limit: 0 }] },
      40414,
    ],
    ['a removal whose filter is null', { delete: 'people', deletes: [{ q: null, limit: 0 }] }, 40414],
    ['a removal without a limit', { delete: 'people', deletes: [{ q: {} }] }, 9],
    ['an update without a filter', { update: 'people', updates: [{ u, multi: true }] }, 40414],
    ['an update without an update', { update: 'people', updates: [{ q: {} }] }, 9],
    ['a flag that is a text', { update: 'people', updates: [{ q: {}, u, multi: 'yes' }] }, 14],
    [
      'an expression in the query of an upsert',
      { findAndModify: 'people', query: { $expr: true }, update: u, upsert: true },
      224,
    ],
    ['constants', { update: 'people', updates: [{ q: {}, u: [u], c: { b: 1 } }] }, 40415],
    ['removal with array filters', { findAndModify: 'people', remove: true, arrayFilters: [{ e: 1 }] }, 9],
    [
      'the place of a match in the new document',
      { findAndModify: 'people', update: u, new: true, fields: { 'a.$': 1 } },
      2,
    ],
  ])('%s: the whole command is refused', async (_name, command, code) => {
    await running.db.command({ insert: 'people', documents });
    await expect(running.db.command(command)).rejects.toMatchObject({ code });
    expect(await people().find().toArray()).toEqual(documents);
  });

  test('a flag may be a number', async () => {
    const command = { insert: 'people', documents: [{ _id: 1 }, { _id: 1 }, { _id: 2 }], ordered: 0 };
    expect(await running.db.command(command)).toMatchObject({ n: 2 });
  });
});

describe('delete', () => {
  test('removes one or all, from the indexes too', async () => {
    await people().createIndex({ kind: 1 });
    await people().insertMany([{ kind: 'a' }, { kind: 'a' }, { kind: 'a' }, { kind: 'b' }]);
    expect(await people().deleteOne({ kind: 'a' })).toMatchObject({ deletedCount: 1 });
    expect(await people().countDocuments({ kind: 'a' })).toBe(2);
    expect(await people().deleteMany({ kind: 'a' })).toMatchObject({ deletedCount: 2 });
    expect(
      await people()
        .find({ kind: { $gte: '' } })
        .toArray(),
    ).toHaveLength(1);
    expect(await people().estimatedDocumentCount()).toBe(1);
  });
});

describe('find, count and distinct', () => {
  test('keep to the natural order, which is no order of values', async () => {
    await people().insertMany([{ a: 2 }, { a: 1 }, { a: 3 }]);
    await people().createIndex({ a: 1 });
    const found = await people()
      .find({ a: { $lt: 3 } })
      .sort({ $natural: -1 })
      .toArray();
    expect(found.map(({ a }) => a as number)).toEqual([1, 2]);
    for (const order of [{ $natural: 1, a: 1 }, { $natural: 2 }]) {
      const find = (more: object) => running.db.command({ find: 'people', ...more });
      await expect(find({ sort: order })).rejects.toMatchObject({ code: 2 });
      await expect(find({ hint: order })).rejects.toMatchObject({ code: 2 });
    }
  });

  test('refuse a mistaken filter where there is no collection as well', async () => {
    const filter = { a: { $foo: 1 } };
    const none = running.db.collection('none');
    await expect(none.findOne(filter)).rejects.toMatchObject({ code: 2 });
    await expect(none.distinct('a', filter)).rejects.toMatchObject({ code: 2 });
    await expect(running.db.command({ count: 'none', query: filter })).rejects.toMatchObject({ code: 2 });
    expect(await running.db.command({ count: 'none', query: { a: 1 } })).toMatchObject({ n: 0 });
  });

  test('find references, also by an index', async () => {
    const refs = [new DBRef('x', 1 as never), new DBRef('x', 2 as never, 'db')];
    await people().insertMany(refs.map((ref, _id) => ({ _id: _id as never, ref })));
    for (const step of ['without', 'with']) {
      if (step === 'with') await people().createIndex({ ref: 1 });
      const found = await people().find({ ref: refs[1] }).toArray();
      expect(
        found.map(({ _id }) => Number(_id)),
        step,
      ).toEqual([1]);
      expect(await people().countDocuments({ ref: { $ref: 'x', $id: 1 } }), step).toBe(1);
      expect(await people().countDocuments({ ref: { $in: refs } }), step).toBe(2);
    }
  });
});

describe('findAndModify', () => {
  test('gives the document before or after, in the order of its sort', async () => {
    await people().insertMany([{ n: 1 }, { n: 3 }, { n: 2 }]);
    const before = await people().findOneAndUpdate({}, { $set: { seen: true } }, { sort: { n: -1 } });
    expect(before).toMatchObject({ n: 3 });
    expect(before).not.toHaveProperty('seen');
    const after = await people().findOneAndUpdate(
      { seen: true },
      { $inc: { n: 10 } },
      { returnDocument: 'after', projection: { n: 1, _id: 0 } },
    );
    expect(after).toEqual({ n: 13 });
  });

  test('upserts, replaces and removes', async () => {
    const upserted = await people().findOneAndUpdate(
      { key: 'k' },
      { $setOnInsert: { made: 1 }, $set: { v: 1 } },
      { upsert: true, returnDocument: 'after', includeResultMetadata: true },
    );
    expect(upserted).toMatchObject({
      value: { key: 'k', made: 1, v: 1 },
      lastErrorObject: { n: 1, updatedExisting: false },
    });
    expect(await people().findOneAndReplace({ key: 'k' }, { key: 'other' })).toMatchObject({ v: 1 });
    expect(await people().findOneAndDelete({ key: 'other' })).toMatchObject({ key: 'other' });
    expect(await people().findOneAndDelete({ key: 'other' })).toBeNull();
    expect(await people().countDocuments()).toBe(0);
  });
});
