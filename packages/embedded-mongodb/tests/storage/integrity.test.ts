import { beforeEach, expect, test } from 'vitest';
import { Engine } from '../../src/server/engine';
import { Environment } from '../../src/storage/environment';
import { prefixRange } from '../../src/storage/snapshot';
import { indexPrefix } from '../../src/storage/record-keys';
import { checkIntegrity } from '../../src/storage/integrity';
import { useEmbeddedServer } from '../support/embedded';

const running = useEmbeddedServer();
const things = () => running.db.collection('things');

async function problems(): Promise<string[]> {
  const engine = Engine.open(running.directory);
  try {
    return engine.read((snapshot) => checkIntegrity(snapshot));
  } finally {
    await engine.close();
  }
}

beforeEach(async () => {
  await things().createIndexes([
    { key: { kind: 1, n: -1 } },
    { key: { tags: 1 } },
    { key: { n: 1 }, partialFilterExpression: { open: true } },
    { key: { extra: 1 }, sparse: true },
    { key: { text: 'text' } },
  ]);
  await things().insertMany(
    Array.from({ length: 50 }, (_, n) => ({
      kind: `k${n % 3}`,
      n,
      tags: ['a', `t${n}`],
      open: n % 2 === 0,
      text: `word${n} all`,
    })),
  );
});

test('documents, entries and totals fit after inserts, updates and deletes', async () => {
  await things().updateMany(
    { kind: 'k1' },
    { $set: { kind: 'new', extra: 1 }, $push: { tags: 'b' as never } },
  );
  await things().updateMany(
    { n: { $lt: 10 } },
    { $set: { open: false, text: 'other words' }, $inc: { n: 100 } },
  );
  await things().updateMany({ n: { $gt: 40 } }, { $unset: { tags: 1, extra: 1 }, $set: { open: true } });
  await things().replaceOne({ n: 20 }, { kind: 'replaced' });
  await things().deleteMany({ n: { $gt: 100 } });
  await things().createIndex({ text: 1, n: 1 });
  await things().dropIndex('tags_1');
  expect(await problems()).toEqual([]);
  expect(await things().countDocuments({ kind: 'k1' })).toBe(0);
});

test('a missing entry is found', async () => {
  const environment = Environment.open(running.directory);
  environment.write((transaction) => {
    for (let index = 1; index < 100; index++) {
      const [entry] = transaction.chunk('entries', prefixRange(indexPrefix(index)), false, 1).entries;
      if (entry) return transaction.remove('entries', entry.key);
    }
  });
  await environment.close();
  expect(await problems()).toHaveLength(2);
});
