import { describe, expect, test } from 'vitest';
import { useEmbeddedServer } from '../support/embedded';

const running = useEmbeddedServer();

describe('collections', () => {
  test('come into being with their first document or when asked for, and can be dropped', async () => {
    const { db } = running;
    await db.createCollection('made');
    await db.collection('filled').insertOne({});
    const names = async () => (await db.listCollections().toArray()).map(({ name }) => name);
    expect(await names()).toEqual(['filled', 'made']);
    expect(await db.listCollections({ name: 'made' }, { nameOnly: true }).toArray()).toEqual([
      { name: 'made', type: 'collection' },
    ]);
    await db.createCollection('filled');
    await db.command({ create: 'filled', idIndex: { v: 2, key: { _id: 1 }, name: '_id_' } });
    const other = db.command({ create: 'other', idIndex: { key: { a: 1 }, name: 'a_1' } });
    await expect(other).rejects.toMatchObject({ code: 2 });
    expect(await db.collection('filled').countDocuments()).toBe(1);
    await db.dropCollection('made');
    await db.dropCollection('made');
    expect(await names()).toEqual(['filled']);
    await db.dropDatabase();
    expect(await names()).toEqual([]);
    await expect(db.collection('filled').indexes()).rejects.toMatchObject({ code: 26 });
  });

  test('keep their documents and indexes under another name', async () => {
    const old = running.db.collection('old');
    await old.createIndex({ a: 1 });
    await old.insertOne({ a: 1 });
    const renamed = await old.rename('new');
    expect(await renamed.find({ a: 1 }).hint('a_1').toArray()).toHaveLength(1);
    expect(await old.countDocuments()).toBe(0);
    const itself = { renameCollection: 'test.new', to: 'test.new', dropTarget: true };
    await expect(running.client.db('admin').command(itself)).rejects.toMatchObject({ code: 20 });
    await old.insertOne({ a: 2 });
    await expect(old.rename('new')).rejects.toMatchObject({ code: 48 });
    await old.rename('new', { dropTarget: true });
    expect(await renamed.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ a: 2 }]);
  });

  test('of several databases are apart', async () => {
    const other = running.client.db('other');
    await other.collection('x').insertOne({ a: 1 });
    await running.db.collection('x').insertOne({ a: 2 });
    const { databases } = await running.client.db('admin').admin().listDatabases();
    expect(databases.map(({ name }) => name)).toEqual(['other', 'test']);
    await other.dropDatabase();
    expect(await running.db.collection('x').countDocuments()).toBe(1);
  });
});

describe('count and distinct', () => {
  test('count with filter, skip and limit', async () => {
    const numbers = running.db.collection('numbers');
    expect(await numbers.estimatedDocumentCount()).toBe(0);
    await numbers.insertMany(Array.from({ length: 20 }, (_, n) => ({ n })));
    expect(await numbers.estimatedDocumentCount()).toBe(20);
    expect(await numbers.countDocuments({ n: { $gte: 5 } }, { skip: 3, limit: 10 })).toBe(10);
    expect(await numbers.countDocuments({ n: { $gte: 5 } }, { skip: 3 })).toBe(12);
    expect(await running.db.command({ count: 'numbers', query: { n: { $lt: 5 } } })).toMatchObject({ n: 5 });
  });

  test('distinct takes arrays apart and numbers by value', async () => {
    const tags = running.db.collection('tags');
    await tags.insertMany([
      { t: ['a', 'b'] },
      { t: 'a' },
      { t: [] },
      {},
      { t: null },
      { s: { x: 1 } },
      { s: { x: 1.0 } },
    ]);
    expect(await tags.distinct('t')).toEqual(['a', 'b', null]);
    expect(await tags.distinct('s.x')).toEqual([1]);
    expect(await tags.distinct('t', { t: 'b' })).toEqual(['a', 'b']);
  });
});

describe('aggregate', () => {
  test('begins as a query, goes on as a pipeline, and comes in batches', async () => {
    const sales = running.db.collection('sales');
    await sales.insertMany(Array.from({ length: 300 }, (_, n) => ({ n, kind: n % 3 === 0 ? 'a' : 'b' })));
    await sales.createIndex({ kind: 1, n: -1 });
    const top = await sales
      .aggregate([
        { $match: { kind: 'a' } },
        { $sort: { n: -1 } },
        { $limit: 2 },
        { $project: { n: 1, _id: 0 } },
      ])
      .toArray();
    expect(top).toEqual([{ n: 297 }, { n: 294 }]);
    const all = await sales
      .aggregate([{ $set: { twice: { $multiply: ['$n', 2] } } }], { batchSize: 10 })
      .toArray();
    expect(all.map(({ twice }) => Number(twice))).toEqual(Array.from({ length: 300 }, (_, n) => 2 * n));
    const counted = await sales.aggregate([{ $match: { kind: 'b' } }, { $count: 'total' }]).toArray();
    expect(counted).toEqual([{ total: 200 }]);
    const limited = [{ $limit: 10 }, { $match: { kind: 'a' } }];
    expect(await sales.aggregate(limited).toArray()).toHaveLength(4);
  });

  test('joins collections of the same database', async () => {
    await running.db.collection('topics').insertMany([{ slug: 't1', name: 'One' }]);
    await running.db.collection('items').insertMany([{ topic: 't1' }, { topic: 't2' }]);
    const joined = await running.db
      .collection('items')
      .aggregate([{ $lookup: { from: 'topics', localField: 'topic', foreignField: 'slug', as: 'found' } }])
      .toArray();
    expect(joined.map(({ found }) => (found as { name: string }[]).map(({ name }) => name))).toEqual([
      ['One'],
      [],
    ]);
  });
});

describe('what is not supported', () => {
  test('is refused by name', async () => {
    const { db } = running;
    await db.collection('c').insertOne({});
    const refused: [object, RegExp | object][] = [
      [{ noSuchThing: 1 }, { code: 59 }],
      [{ find: 'c', tailable: true }, /find\.tailable/],
      [{ find: 'c', filter: { $where: 'true' } }, /\$where/],
      [{ find: 'c', filter: { a: { $near: [1, 2] } } }, /\$near/],
      [{ find: 'c', collation: { locale: 'xx' } }, /locale/],
      [{ find: 'c', readConcern: { level: 'snapshot' } }, /snapshot/],
      [{ find: 'c', hint: 'none' }, /bad hint/],
      [{ find: '' }, { code: 73 }],
      [{ create: 'x', capped: true, size: 10 }, /create\.capped/],
      [{ create: 'x', viewOn: 'c', pipeline: [] }, /create\.(viewOn|pipeline)/],
      [{ create: 'x', validator: { a: 1 } }, /create\.validator/],
      [{ aggregate: 'c', pipeline: [{ $out: 'y' }, { $limit: 1 }], cursor: {} }, /\$out/],
      [{ aggregate: 'c', pipeline: [{ $changeStream: {} }], cursor: {} }, /\$changeStream/],
      [{ aggregate: 'c', pipeline: [{ $nonsense: {} }], cursor: {} }, { code: 40324 }],
      [{ aggregate: 1, pipeline: [{ $currentOp: {} }], cursor: {} }, /\$currentOp.*whole database/],
      [{ update: 'c', updates: [{ q: {}, u: { $nonsense: { a: 1 } } }] }, /\$nonsense/],
      [{ insert: 'c', documents: [{}], writeConcern: { w: 3 } }, /not replicated/],
      [{ insert: 'c', documents: [{}], writeConcern: { w: 'somewhere' } }, /somewhere.*not replicated/],
      [{ insert: 'c', documents: [] }, { code: 16 }],
      [{ collMod: 'c', validator: {} }, { code: 59 }],
    ];
    for (const [command, expected] of refused) {
      const failure: unknown = await db.command(command).then(
        (answer) => (answer.writeErrors ? new Error(JSON.stringify(answer.writeErrors)) : answer),
        (error: unknown) => error,
      );
      const shown = JSON.stringify(command);
      expect(failure, shown).toBeInstanceOf(Error);
      if (expected instanceof RegExp) expect((failure as Error).message, shown).toMatch(expected);
      else expect(failure, shown).toMatchObject(expected);
    }
  });

  test('change streams are refused', async () => {
    const stream = running.db.collection('c').watch();
    await expect(stream.next()).rejects.toThrow(/changeStream/);
    await stream.close();
  });
});
