import { Long, UUID, type Document } from 'bson';
import { beforeEach, describe, expect, test } from 'vitest';
import { useCommands } from '../planner/commands';

const { run } = useCommands();
let lsid: { id: UUID };
let number = 0;

/** A command as part of a transaction of the session. */
const within = (command: Document, txnNumber = number) =>
  run({ ...command, lsid, txnNumber: Long.fromNumber(txnNumber), autocommit: false });
const begin = (command: Document, txnNumber = ++number) =>
  within({ ...command, startTransaction: true }, txnNumber);
const end = (name: string, txnNumber?: number) => within({ [name]: 1 }, txnNumber);
const insert = (_id: string) => ({ insert: 'docs', documents: [{ _id }] });
const code = (wanted: number) => expect.objectContaining({ code: wanted }) as unknown;
const ids = async () => {
  const { cursor } = await run({ find: 'docs', sort: { _id: 1 } });
  return (cursor as { firstBatch: { _id: string }[] }).firstBatch.map(({ _id }) => _id);
};

beforeEach(async () => {
  lsid = { id: new UUID() };
  number = 0;
  await run({ drop: 'docs' });
});

describe('a transaction that is over', () => {
  test('is not gone on with, nor begun again, when it was aborted', async () => {
    await begin(insert('a'));
    await end('abortTransaction');
    await expect(end('commitTransaction')).rejects.toEqual(code(251));
    await expect(end('abortTransaction')).rejects.toEqual(code(251));
    await expect(within(insert('b'))).rejects.toEqual(code(251));
    await expect(begin(insert('b'), number)).rejects.toEqual(code(117));
    expect(await ids()).toEqual([]);
  });

  test.each([
    ['with changes', insert('a'), ['a']],
    ['without any', { find: 'docs' }, []],
  ])('can be committed again, but nothing else, when it was committed %s', async (_, first, stored) => {
    await begin(first);
    await end('commitTransaction');
    await end('commitTransaction');
    await expect(end('abortTransaction')).rejects.toEqual(code(256));
    await expect(within(insert('b'))).rejects.toEqual(code(256));
    await expect(begin(insert('b'), number)).rejects.toEqual(code(117));
    expect(await ids()).toEqual(stored);
  });

  test('gives way to one with a higher number, and not to one with a lower', async () => {
    await begin(insert('a'), 5);
    await expect(begin(insert('b'), 4)).rejects.toEqual(code(225));
    await begin(insert('b'), 6);
    await expect(end('commitTransaction', 5)).rejects.toEqual(code(251));
    await end('commitTransaction', 6);
    expect(await ids()).toEqual(['b']);
  });
});

describe('what is refused in a transaction', () => {
  test.each<[string, Document, number]>([
    ['a command that can not be part of one', { drop: 'docs' }, 263],
    ['a read concern after the first command', { find: 'docs', readConcern: { level: 'snapshot' } }, 72],
    ['a write concern before the end', { ...insert('b'), writeConcern: { w: 1 } }, 72],
    ['beginning it again', { find: 'docs', startTransaction: true }, 117],
  ])('leaves it as it is: %s', async (_, command, refusal) => {
    await begin(insert('a'));
    await expect(within(command)).rejects.toEqual(code(refusal));
    await within({ commitTransaction: 1, writeConcern: { w: 'majority' } });
    expect(await ids()).toEqual(['a']);
  });

  test.each<[string, Document, number]>([
    ['a command that can not be part of one', { ping: 1 }, 263],
    ['one that can not be the first', { killCursors: 'docs', cursors: [] }, 263],
    ['a read concern that none has', { find: 'docs', readConcern: { level: 'linearizable' } }, 72],
    ['a write concern', { ...insert('a'), writeConcern: { w: 'majority' } }, 72],
  ])('begins none: %s', async (_, command, refusal) => {
    await expect(begin(command)).rejects.toEqual(code(refusal));
    await expect(end('commitTransaction')).rejects.toEqual(code(251));
  });

  test('a collection that is there is not created once more, which ends it', async () => {
    await run({ create: 'docs' });
    await begin(insert('a'));
    await expect(within({ create: 'docs' })).rejects.toEqual(code(48));
    await expect(end('commitTransaction')).rejects.toEqual(code(251));
  });

  test('a statement that fails is the last, also where they are not in order', async () => {
    await begin(insert('a'));
    const documents = ['b', 'a', 'c', 'a'].map((_id) => ({ _id }));
    const answer = await within({ insert: 'docs', documents, ordered: false });
    expect(answer).toMatchObject({ ok: 1, n: 1, writeErrors: [{ index: 1, code: 11000 }] });
    await expect(end('commitTransaction')).rejects.toEqual(code(251));
    expect(await ids()).toEqual([]);
  });
});

test.each<Document>([
  { find: 'docs' },
  { create: 'docs' },
  { createIndexes: 'docs', indexes: [{ key: { a: 1 }, name: 'a' }] },
  { commitTransaction: 1 },
])('a number without a transaction is for writes that can be done again, not for %o', async (command) => {
  const numbered = run({ ...command, lsid, txnNumber: Long.fromNumber(1) });
  await expect(numbered).rejects.toMatchObject({ code: 50768, codeName: 'NotARetryableWriteCommand' });
});
