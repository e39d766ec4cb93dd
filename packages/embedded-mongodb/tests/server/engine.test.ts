import { afterEach, beforeEach, expect, test } from 'vitest';
import { writerFor, modify } from '../../src/commands/modify';
import { Engine } from '../../src/server/engine';
import { checkIntegrity } from '../../src/storage/integrity';
import type { WriteTransaction } from '../../src/storage/snapshot';
import { normaliseIndexSpec } from '../../src/storage/index-spec';
import { temporaryFolder } from '../support/embedded';

const NAMESPACE = 'test.things';
let folder: ReturnType<typeof temporaryFolder>;
let engine: Engine;

beforeEach(async () => {
  folder = temporaryFolder();
  engine = Engine.open(folder.path);
  await engine.write((transaction) => {
    const info = transaction.catalogue.create(transaction, NAMESPACE, {});
    for (const key of [{ a: 1 }, { list: 1 }, { text: 'text' }]) {
      const spec = normaliseIndexSpec({ key, name: Object.keys(key).join() });
      info.indexes.push(transaction.catalogue.newIndex(transaction, spec));
    }
    transaction.catalogue.save(transaction, info);
    writerFor(transaction, NAMESPACE).insert({ _id: 1, a: 1, list: [1, 2], text: 'old words' });
    return {};
  });
});
afterEach(async () => {
  await engine.close();
  folder.remove();
});

/** The same transaction, in which only so many changes of a table go well. */
function failingAfter(transaction: WriteTransaction, changes: number): WriteTransaction {
  let left = changes;
  const counted =
    (method: 'put' | 'remove') =>
    (...args: Parameters<WriteTransaction['put']>) => {
      if (left-- === 0) throw new Error('unforeseen');
      transaction[method](...args);
    };
  return Object.create(transaction, {
    put: { value: counted('put') },
    remove: { value: counted('remove') },
  }) as WriteTransaction;
}

const find = (filter: object) =>
  engine.write((transaction) => {
    const query = { filter, options: {} };
    return {
      found: modify(transaction, NAMESPACE, { query: { ...query, limit: 1 }, update: { $set: {} } }).n,
    };
  });

test('an update or a removal that fails at any point leaves document and index entries as they were', async () => {
  const update = { $set: { a: 2, list: [2, 3, 4], text: 'new words' } };
  for (const change of [update, undefined]) {
    let isDone = false;
    for (let changes = 0; !isDone; changes++) {
      const attempt = engine.write((transaction) => {
        const query = { filter: { a: { $gte: 0 } }, limit: 1, options: {} };
        modify(failingAfter(transaction, changes), NAMESPACE, { query, update: change });
        return {};
      });
      // Others, which are committed together with it, go through.
      const other = find({ a: change ? 1 : 2 });
      isDone = await attempt.then(
        () => true,
        () => false,
      );
      expect(await other).toEqual({ found: isDone ? 0 : 1 });
      expect(engine.read(checkIntegrity)).toEqual([]);
      expect(changes).toBeLessThan(50);
    }
  }
  expect(await find({})).toEqual({ found: 0 });
});
