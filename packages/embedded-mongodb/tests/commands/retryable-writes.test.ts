import { Long, UUID, type Document } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useEmbeddedServer } from '../support/embedded';
import { body, message, RawClient } from '../support/raw-client';

const running = useEmbeddedServer();
const people = () => running.db.collection<{ _id: number; n?: number }>('people');
const all = () => people().find().sort({ _id: 1 }).toArray();

beforeEach(async () => {
  await people().insertMany([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ]);
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
    expect(await write(documents(11, 12), 1)).toMatchObject({ n: 2 });
    const again = await write(documents(11, 12, 13), 1);
    expect(again).toMatchObject({ n: 3, retriedStmtIds: [0, 1] });
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
