import { MongoClient, type ClientSession, type Document } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Engine } from '../../src/server/engine';
import { checkIntegrity } from '../../src/storage/integrity';
import { useEmbeddedServer } from '../support/embedded';

interface Person extends Document {
  _id: number;
  name?: string;
  n?: number;
}
const running = useEmbeddedServer();
const people = () => running.db.collection<Person>('people');
const all = () => people().find().sort({ _id: 1 }).toArray();
const sessions: ClientSession[] = [];

function begin(): ClientSession {
  const session = running.client.startSession();
  sessions.push(session);
  session.startTransaction();
  return session;
}

beforeEach(async () => {
  await people().createIndex({ name: 1 }, { unique: true, sparse: true });
  await people().insertMany([
    { _id: 1, name: 'a', n: 1 },
    { _id: 2, name: 'b', n: 2 },
  ]);
});
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.endSession();
  const engine = Engine.open(running.directory);
  expect(engine.read(checkIntegrity)).toEqual([]);
  await engine.close();
});

describe('a transaction', () => {
  test('reads its own writes, which others see after the commit and all at once', async () => {
    const session = begin();
    await people().insertMany([{ _id: 3, name: 'c', n: 3 }, { _id: 4 }], { session });
    await people().updateOne({ name: 'a' }, { $inc: { n: 10 } }, { session });
    await people().deleteOne({ _id: 2 }, { session });
    await people().updateOne({ _id: 3 }, { $set: { name: 'cc' } }, { session });
    const mine = await people().find({}, { session }).sort({ _id: 1 }).toArray();
    expect(mine.map(({ _id, name, n }) => [_id, name, n])).toEqual([
      [1, 'a', 11],
      [3, 'cc', 3],
      [4, undefined, undefined],
    ]);
    expect(await people().findOne({ name: 'cc' }, { session })).toMatchObject({ _id: 3 });
    expect(await people().findOne({ name: 'c' }, { session })).toBeNull();
    expect(await people().countDocuments({ n: { $gte: 0 } }, { session })).toBe(2);
    expect(await people().countDocuments({}, { session })).toBe(3);
    expect(await people().distinct('name', {}, { session })).toEqual(['a', 'cc']);
    expect((await all()).map(({ _id }) => _id)).toEqual([1, 2]);
    await session.commitTransaction();
    expect(await all()).toEqual(mine);
  });

  test('reads one state from its beginning to its end', async () => {
    const session = begin();
    expect(await people().findOne({ _id: 1 }, { session })).toMatchObject({ n: 1 });
    await people().updateMany({}, { $set: { n: 100 } });
    await people().insertOne({ _id: 9 });
    await people().createIndex({ n: 1 });
    expect(
      await people()
        .find({ n: { $lt: 50 } }, { session })
        .toArray(),
    ).toHaveLength(2);
    expect(await people().countDocuments({}, { session })).toBe(2);
    await session.commitTransaction();
  });

  test('leaves nothing when it is aborted', async () => {
    const session = begin();
    await people().insertOne({ _id: 3 }, { session });
    await running.db.collection('made').insertOne({ a: 1 }, { session });
    await session.abortTransaction();
    expect(await all()).toHaveLength(2);
    expect(await running.db.listCollections({ name: 'made' }).toArray()).toEqual([]);
  });

  test('makes collections that do not exist', async () => {
    const session = begin();
    await running.db.createCollection('made', { session });
    await running.db.collection('other').insertOne({ tags: ['x', 'y'] }, { session });
    await session.commitTransaction();
    const names = (await running.db.listCollections().toArray()).map(({ name }) => name as string);
    expect(names.sort()).toEqual(['made', 'other', 'people']);
    expect(await running.db.collection('other').countDocuments({ tags: 'y' })).toBe(1);
  });

  test('exchanges unique values between documents', async () => {
    const session = begin();
    await people().updateOne({ _id: 1 }, { $set: { name: 'x' } }, { session });
    await people().updateOne({ _id: 2 }, { $set: { name: 'a' } }, { session });
    await people().updateOne({ _id: 1 }, { $set: { name: 'b' } }, { session });
    await session.commitTransaction();
    expect((await all()).map(({ name }) => name)).toEqual(['b', 'a']);
  });

  test('reads a long answer in batches, with its own documents among them', async () => {
    await running.db.collection('many').insertMany(Array.from({ length: 700 }, (_, i) => ({ i: i * 2 })));
    await running.db.collection('many').createIndex({ i: 1 });
    const session = begin();
    const many = running.db.collection('many');
    await many.insertMany(
      Array.from({ length: 300 }, (_, i) => ({ i: i * 4 + 1 })),
      { session },
    );
    await many.deleteMany({ i: { $mod: [10, 0] } }, { session });
    const wanted = [...Array.from({ length: 700 }, (_, i) => i * 2).filter((i) => i % 10 !== 0)];
    for (let i = 0; i < 300; i++) wanted.push(i * 4 + 1);
    wanted.sort((a, b) => a - b);
    const read = (order: 1 | -1) => many.find({}, { session, batchSize: 50 }).sort({ i: order }).toArray();
    expect((await read(1)).map(({ i }) => i as number)).toEqual(wanted);
    expect((await read(-1)).map(({ i }) => i as number)).toEqual([...wanted].reverse());
    await session.commitTransaction();
    expect(await many.countDocuments({})).toBe(wanted.length);
  });

  test('is ended by an error in it', async () => {
    const session = begin();
    await people().insertOne({ _id: 3 }, { session });
    await expect(people().insertOne({ _id: 4, name: 'a' }, { session })).rejects.toMatchObject({
      code: 11000,
    });
    const next = people().findOne({}, { session });
    await expect(next).rejects.toMatchObject({ code: 251, errorLabels: ['TransientTransactionError'] });
    await session.abortTransaction();
    expect(await all()).toHaveLength(2);
  });

  test('refuses what MongoDB refuses in one', async () => {
    const session = begin();
    await expect(running.db.command({ count: 'people' }, { session })).rejects.toMatchObject({ code: 263 });
    await session.abortTransaction();
  });

  test('ends with its session', async () => {
    const session = begin();
    await people().updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
    await running.client.db('admin').command({ endSessions: [session.id] });
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
    await people().updateOne({ _id: 1 }, { $inc: { n: 1 } });
    expect(await people().findOne({ _id: 1 })).toMatchObject({ n: 2 });
  });
});

describe('a conflict', () => {
  const conflict = { code: 112, errorLabels: ['TransientTransactionError'] };

  test('the second of two open transactions that change a document is told at once', async () => {
    const [first, second] = [begin(), begin()];
    await people().updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first });
    const late = people().updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second });
    await expect(late).rejects.toMatchObject(conflict);
    await first.commitTransaction();
    expect(await people().findOne({ _id: 1 })).toMatchObject({ n: 2 });
  });

  test('so is one that changes a document which has changed since it began', async () => {
    const session = begin();
    await people().findOne({}, { session });
    await people().updateOne({ _id: 1 }, { $inc: { n: 1 } });
    await expect(people().deleteOne({ _id: 1 }, { session })).rejects.toMatchObject(conflict);
  });

  test('a change from outside wins over a transaction that is not committed yet', async () => {
    const session = begin();
    await people().updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
    await people().insertOne({ _id: 3 }, { session });
    await people().updateOne({ _id: 1 }, { $set: { n: 50 } });
    await expect(session.commitTransaction()).rejects.toMatchObject(conflict);
    expect(await all()).toMatchObject([{ n: 50 }, { n: 2 }]);
  });

  test('a unique value belongs to the first that takes it', async () => {
    const [first, second] = [begin(), begin()];
    await people().insertOne({ _id: 3, name: 'same' }, { session: first });
    const late = people().insertOne({ _id: 4, name: 'same' }, { session: second });
    await expect(late).rejects.toMatchObject(conflict);
    await people().insertOne({ _id: 5, name: 'same' });
    await expect(first.commitTransaction()).rejects.toMatchObject(conflict);
    expect((await all()).map(({ _id }) => _id)).toEqual([1, 2, 5]);
  });

  test('is none between what two transactions put into collections that each has made', async () => {
    const [first, second] = [begin(), begin()];
    const made = (name: string) => running.db.collection<Person>(name);
    await made('one').insertOne({ _id: 1 }, { session: first });
    await made('two').insertOne({ _id: 1 }, { session: second });
    await first.commitTransaction();
    await second.commitTransaction();
    for (const name of ['one', 'two']) expect(await made(name).countDocuments()).toBe(1);
  });

  test('a collection that was dropped meanwhile takes the transaction with it', async () => {
    const session = begin();
    await people().updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
    await people().drop();
    await expect(session.commitTransaction()).rejects.toMatchObject(conflict);
  });

  test('withTransaction counts exactly with four at a time', async () => {
    const clients = await Promise.all(
      Array.from({ length: 4 }, () => new MongoClient(running.server.uri('test')).connect()),
    );
    await Promise.all(
      clients.map((client) =>
        client.withSession(async (session) => {
          const counters = client.db('test').collection<Person>('people');
          for (let i = 0; i < 5; i++) {
            await session.withTransaction(async () => {
              const { n = 0 } = (await counters.findOne({ _id: 1 }, { session })) ?? {};
              await counters.updateOne({ _id: 1 }, { $set: { n: n + 1 } }, { session });
              await client
                .db('test')
                .collection('log')
                .insertOne({ n: n + 1 }, { session });
            });
          }
        }),
      ),
    );
    for (const client of clients) await client.close();
    expect(await people().findOne({ _id: 1 })).toMatchObject({ n: 21 });
    const log = await running.db.collection('log').find().sort({ n: 1 }).toArray();
    expect(log.map(({ n }) => n as number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  });
});
