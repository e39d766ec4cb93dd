import { Long, MongoClient, UUID, type ClientSession, type Document } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Engine } from '../../src/server/engine';
import { checkIntegrity } from '../../src/storage/integrity';
import { useEmbeddedServer } from '../support/embedded';
import { body, message, RawClient } from '../support/raw-client';

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

describe('said twice', () => {
  let raw: RawClient;
  let lsid: Document;
  beforeEach(async () => {
    raw = await RawClient.connect(running.server.uri('test'));
    lsid = { id: new UUID() };
  });
  afterEach(() => raw.close());

  async function answer(command: Document): Promise<Document> {
    raw.send(message(0, body(command)));
    return (await raw.reply())?.doc ?? {};
  }
  const write = (command: Document, number: number, more: Document = {}) =>
    answer({ ...command, lsid, txnNumber: Long.fromNumber(number), ...more });
  const increment = { update: 'people', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] };
  const inTransaction = { autocommit: false };

  test('a retryable write is done once and answered as before', async () => {
    const upsert = { update: 'people', updates: [{ q: { _id: 7 }, u: { $inc: { n: 1 } }, upsert: true }] };
    const modify = { findAndModify: 'people', query: { _id: 2 }, update: { $inc: { n: 5 } }, new: true };
    for (const [command, number] of [
      [increment, 1],
      [upsert, 2],
      [modify, 3],
      [{ insert: 'people', documents: [{ _id: 8 }, { _id: 9 }] }, 4],
      [{ delete: 'people', deletes: [{ q: { _id: 9 }, limit: 1 }] }, 5],
    ] as [Document, number][]) {
      const first = await write(command, number);
      const { retriedStmtIds, ...second } = await write(command, number);
      expect(first.ok).toBe(1);
      expect(second).toEqual(first);
      expect(retriedStmtIds).toContain(0);
    }
    const stored = await all();
    expect(stored.map(({ _id, n }) => [_id, n])).toEqual([
      [1, 2],
      [2, 7],
      [7, 1],
      [8, undefined],
    ]);
    expect(await write(increment, 4)).toMatchObject({ code: 225 });
  });

  test('only the statements that were not done are run', async () => {
    const documents = (...ids: number[]) => ({ insert: 'people', documents: ids.map((_id) => ({ _id })) });
    expect(await write(documents(11, 12), 1, { stmtIds: [3, 4] })).toMatchObject({ n: 2 });
    const again = await write(documents(11, 12, 13), 1, { stmtIds: [3, 4, 5] });
    expect(again).toMatchObject({ n: 3, retriedStmtIds: [3, 4] });
    expect(await all()).toHaveLength(5);
  });

  test('a commit is answered again', async () => {
    await write(increment, 1, { ...inTransaction, startTransaction: true });
    expect(await write({ commitTransaction: 1 }, 1, inTransaction)).toMatchObject({ ok: 1 });
    expect(await write({ commitTransaction: 1 }, 1, inTransaction)).toMatchObject({ ok: 1 });
    expect(await write({ abortTransaction: 1 }, 1, inTransaction)).toMatchObject({ code: 256 });
    expect(await people().findOne({ _id: 1 })).toMatchObject({ n: 2 });
    const again = await write(increment, 1, { ...inTransaction, startTransaction: true });
    expect(again).toMatchObject({ code: 117 });
  });

  test('a number of a transaction that was never begun is unknown', async () => {
    const unknown = { code: 251, errorLabels: ['TransientTransactionError'] };
    expect(await write({ commitTransaction: 1 }, 1, inTransaction)).toMatchObject(unknown);
    expect(await write(increment, 1, inTransaction)).toMatchObject(unknown);
  });

  test.each([
    ['a number without a session', { ...increment, txnNumber: Long.ONE }, 72],
    ['a number that is no long', { ...increment, lsid: { id: new UUID() }, txnNumber: 1 }, 14],
    ['a session that is no UUID', { ...increment, lsid: { id: 'x' }, txnNumber: Long.ONE }, 14],
    ['a number for a read', { find: 'people', lsid: { id: new UUID() }, txnNumber: Long.ONE }, 50768],
    [
      'autocommit: true',
      { ...increment, lsid: { id: new UUID() }, txnNumber: Long.ONE, autocommit: true },
      72,
    ],
  ])('%s is refused', async (_name, command, code) => {
    expect(await answer(command)).toMatchObject({ ok: 0, code });
  });
});
