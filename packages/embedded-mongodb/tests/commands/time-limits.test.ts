import { beforeEach, describe, expect, test } from 'vitest';
import { checkDirectory } from '../../src/maintenance';
import { useEmbeddedServer } from '../support/embedded';
import { body, message, RawClient, sequence } from '../support/raw-client';

const running = useEmbeddedServer();
const texts = () => running.db.collection('texts');
/** Takes longer than anybody can wait, for each of the texts. */
const endless = '^(a+)+$';
const expired = { code: 50, codeName: 'MaxTimeMSExpired' };

beforeEach(async () => {
  await texts().insertMany(Array.from({ length: 200 }, (_, n) => ({ n, text: `${'a'.repeat(60)}!` })));
});

describe('a pattern that backtracks without end is stopped at the time limit', () => {
  test.each([
    ['find', { find: 'texts', filter: { text: { $regex: endless } } }],
    ['count', { count: 'texts', query: { text: { $regex: endless } } }],
    ['distinct', { distinct: 'texts', key: 'n', query: { text: new RegExp(endless) } }],
    [
      'aggregate',
      {
        aggregate: 'texts',
        cursor: {},
        pipeline: [{ $project: { ok: { $regexMatch: { input: '$text', regex: endless } } } }],
      },
    ],
    [
      'update',
      {
        update: 'texts',
        updates: [{ q: { text: { $regex: endless } }, u: { $set: { n: -1 } }, multi: true }],
      },
    ],
    ['delete', { delete: 'texts', deletes: [{ q: { text: { $regex: endless } }, limit: 0 }] }],
  ])('%s', async (_name, command) => {
    const answer = await running.db.command({ ...command, maxTimeMS: 150 }).catch((error: unknown) => error);
    const [writeError] = (answer as { writeErrors?: unknown[] }).writeErrors ?? [answer];
    expect(writeError).toMatchObject(expired);
    expect(await texts().countDocuments({ n: { $gte: 0 } })).toBe(200);
  });

  test('and nothing is left of what it had begun to write', async () => {
    await texts().createIndex({ matches: 1 });
    await texts().updateOne({ n: 0 }, { $set: { text: 'aaa' } });
    const matches = { $regexMatch: { input: '$text', regex: endless } };
    const updates = [{ q: {}, u: [{ $set: { matches } }], multi: true }];
    await expect(running.db.command({ update: 'texts', updates, maxTimeMS: 150 })).rejects.toMatchObject(
      expired,
    );
    expect(await texts().countDocuments({ matches: { $exists: true } })).toBe(0);
    expect(await texts().countDocuments({ matches: true })).toBe(0);
    expect((await checkDirectory(running.directory)).problems).toEqual([]);
  });

  test('also if its statements came beside the command', async () => {
    const raw = await RawClient.connect(running.server.uri('test'));
    const statement = { q: { text: { $regex: endless } }, u: { $set: { n: -1 } }, multi: true };
    raw.send(message(0, body({ update: 'texts', maxTimeMS: 150 }), sequence('updates', [statement])));
    expect((await raw.reply())?.doc).toMatchObject(expired);
    raw.close();
  });

  test('also in a later batch, and in a transaction, which ends', async () => {
    await texts().deleteMany({ n: { $gte: 2 } });
    await texts().updateOne({ n: 0 }, { $set: { text: 'aaa' } });
    await running.client.withSession(async (session) => {
      session.startTransaction();
      const find = texts().find({ text: { $regex: endless } }, { session, maxTimeMS: 150 });
      await expect(find.toArray()).rejects.toMatchObject(expired);
      await expect(texts().findOne({}, { session })).rejects.toMatchObject({ code: 251 });
    });
    expect(await running.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });
});

test('a scan that takes too long is stopped', async () => {
  const slow = {
    $expr: { $gt: [{ $reduce: { input: { $range: [0, 20_000] }, initialValue: 0, in: 1 } }, 5] },
  };
  await expect(texts().find(slow).maxTimeMS(30).toArray()).rejects.toMatchObject(expired);
});
