import { Double, MongoClient } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { useEmbeddedServer } from '../support/embedded';

const running = useEmbeddedServer();

describe('what tools ask for', () => {
  test('is answered', async () => {
    const admin = running.client.db('admin');
    expect(await admin.command({ buildInfo: 1 })).toMatchObject({ version: '7.0.0', ok: 1 });
    expect(await admin.command({ usersInfo: 1 })).toMatchObject({ users: [], ok: 1 });
    const primary = { stateStr: 'PRIMARY', self: true, name: new URL(running.server.uri('')).host };
    expect(await admin.command({ replSetGetStatus: 1 })).toMatchObject({ myState: 1, members: [primary] });
    for (const command of ['connectionStatus', 'hostInfo', 'serverStatus', 'getCmdLineOpts', 'logout']) {
      expect(await admin.command({ [command]: 1 })).toMatchObject({ ok: 1 });
    }
  });

  test('with a double as ok, without which some drivers take the answer for cut off', async () => {
    const { ok } = await running.db.command({ ping: 1 }, { promoteValues: false });
    expect(ok).toBeInstanceOf(Double);
    const failure: unknown = await running.db.command({ nonsense: 1 }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 59, ok: 0 });
  });

  test('also by the names that old drivers use', async () => {
    await running.db.collection('c').insertMany([{ a: 1 }, { a: 2 }]);
    const { db } = running;
    expect(await db.command({ dbstats: 1 })).toMatchObject({ collections: 1, objects: 2, indexes: 1 });
    expect(await db.command({ collstats: 'c' })).toMatchObject({ ns: 'test.c', count: 2 });
    const change = { findandmodify: 'c', query: { a: 1 }, update: { $set: { a: 3 } }, new: true };
    expect(await db.command(change)).toMatchObject({ value: { a: 3 } });
    expect(await db.command({ ismaster: 1 })).toMatchObject({ ismaster: true });
  });

  test('the sizes of a collection, in any scale', async () => {
    const c = running.db.collection<{ _id: number; text: string }>('c');
    await c.insertMany(Array.from({ length: 100 }, (_, n) => ({ _id: n, text: 'x'.repeat(200) })));
    const { avgObjSize } = await running.db.command({ dbStats: 1 });
    expect(avgObjSize).toBeGreaterThan(200);
    const sizes = { size: Math.floor((avgObjSize * 100) / 1024), avgObjSize, count: 100, scaleFactor: 1024 };
    const indexSizes = {};
    expect(await running.db.command({ collStats: 'c', scale: 1024 })).toMatchObject({ ...sizes, indexSizes });
    const stats = (wanted: object) => c.aggregate([{ $collStats: wanted }]).toArray();
    expect(await stats({ storageStats: { scale: 1024 } })).toMatchObject([
      { ns: 'test.c', storageStats: { ...sizes, nindexes: 1 } },
    ]);
    await expect(running.db.command({ dbStats: 1, scale: 0 })).rejects.toThrow(/scale/);
    await expect(stats({ latencyStats: {} })).rejects.toThrow(/latencyStats/);
  });

  test('the count of a collection, as drivers estimate it', async () => {
    const c = running.db.collection<{ _id: number }>('c');
    const estimate = (name: string, options = {}) =>
      running.db
        .collection(name)
        .aggregate([{ $collStats: { count: {} } }, { $group: { _id: 1, n: { $sum: '$count' } } }], options)
        .toArray();
    await c.insertMany(Array.from({ length: 30 }, (_, n) => ({ _id: n })));
    expect(await estimate('c')).toEqual([{ _id: 1, n: 30 }]);
    const ones = [{ $collStats: { count: {} } }, { $group: { _id: 1, n: { $sum: 1 } } }];
    expect(await c.aggregate(ones).toArray()).toEqual([{ _id: 1, n: 1 }]);
    await expect(estimate('none')).rejects.toMatchObject({ code: 26 });
    await expect(
      running.client.withSession((session) => session.withTransaction(() => estimate('c', { session }))),
    ).rejects.toMatchObject({ code: 263 });
  });

  test('whether a collection is whole', async () => {
    await running.db.collection<{ _id: number }>('c').insertMany([{ _id: 1 }, { _id: 2 }]);
    const whole = { valid: true, errors: [], nrecords: 2, nIndexes: 1 };
    expect(await running.db.command({ validate: 'c', full: true })).toMatchObject(whole);
    await expect(running.db.command({ validate: 'none' })).rejects.toMatchObject({ code: 26 });
  });

  test('a name and a password are refused with a sentence', async () => {
    const uri = running.server.uri('test').replace('://', '://somebody:secret@');
    await expect(new MongoClient(uri).connect()).rejects.toThrow(/no users/);
  });

  test('moves everything to another server with what mongodump asks', async () => {
    const things = running.db.collection<{ _id: number; text: string }>('things');
    await things.createIndex({ text: 1 }, { unique: true });
    await things.insertMany(Array.from({ length: 300 }, (_, n) => ({ _id: n, text: `text ${n}` })));
    // Its way to find out whether a proxy of Atlas answers: an error says that none does.
    await expect(running.client.db('admin').command({ atlasVersion: 1 })).rejects.toMatchObject({ code: 59 });
    const [info] = await running.db.listCollections({ name: 'things' }).toArray();
    expect(info).toMatchObject({ name: 'things', type: 'collection', options: {} });
    const stats = await running.db.command({ collStats: 'things' });
    expect(stats).toMatchObject({ ns: 'test.things', count: 300, nindexes: 2, ok: 1 });
    expect(stats).not.toHaveProperty('numExtents');
    expect(await things.estimatedDocumentCount()).toBe(300);
    expect(await things.indexes()).toMatchObject([{ name: '_id_' }, { name: 'text_1', unique: true }]);
    expect(await things.find({}, { noCursorTimeout: true, batchSize: 100 }).toArray()).toHaveLength(300);
  });

  test('takes everything from another server with what mongorestore asks', async () => {
    const { db } = running;
    const idIndex = { key: { _id: 1 }, name: '_id_', ns: 'test.back' };
    expect(await db.command({ create: 'back', idIndex })).toMatchObject({ ok: 1 });
    const documents = [{ _id: 1, text: 'a' }];
    expect(
      await db.command({ insert: 'back', documents, ordered: false, bypassDocumentValidation: true }),
    ).toMatchObject({ n: 1 });
    const index = { key: { text: 1 }, name: 'text_1', unique: true, ns: 'test.back' };
    const create = { createIndexes: 'back', indexes: [{ ...index, safe: true }] };
    await expect(db.command(create)).rejects.toThrow(/safe/);
    expect(await db.command({ ...create, ignoreUnknownIndexOptions: true })).toMatchObject({ ok: 1 });
    const { key, name, unique } = index;
    expect((await db.collection('back').indexes())[1]).toEqual({ v: 2, key, name, unique });
    for (const refused of [
      { key: { a: 1 }, name: 'a_1' },
      { ...idIndex, collation: { locale: 'de' } },
    ])
      await expect(db.command({ create: 'other', idIndex: refused })).rejects.toThrow(/idIndex|collation/);
  });
});
