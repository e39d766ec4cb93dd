import { describe, expect, test } from 'vitest';
import { sweepExpired } from '../../src/server/sweeper';
import { Engine } from '../../src/server/engine';
import { useEmbeddedServer } from '../support/embedded';

const running = useEmbeddedServer();
const things = () => running.db.collection('things');
const insertAll = (...docs: object[]) => things().insertMany(docs);

describe('unique indexes', () => {
  test('name the key that is there already', async () => {
    await things().createIndex({ email: 1 }, { unique: true });
    await insertAll({ email: 'a@b' });
    await expect(insertAll({ email: 'a@b' })).rejects.toMatchObject({
      code: 11000,
      message: 'E11000 duplicate key error collection: test.things index: email_1 dup key: { email: "a@b" }',
    });
    const answer = await running.db.command({ insert: 'things', documents: [{ email: 'a@b' }] });
    expect(answer.writeErrors).toMatchObject([{ keyPattern: { email: 1 }, keyValue: { email: 'a@b' } }]);
  });

  test('count a missing field as null, unless sparse or partial', async () => {
    await things().createIndex({ a: 1 }, { unique: true });
    await things().createIndex({ b: 1 }, { unique: true, sparse: true });
    await things().createIndex({ c: 1 }, { unique: true, partialFilterExpression: { open: true } });
    await insertAll({ a: 1 });
    await insertAll({ a: 2, c: 5, open: true }, { a: 3, c: 5, open: false }, {});
    await expect(insertAll({ b: 1 })).rejects.toThrow(/dup key: { a: null }/);
    await expect(insertAll({ a: 4, c: 5, open: true })).rejects.toThrow(/index: c_1/);
    await expect(things().updateOne({ a: 3 }, { $set: { open: true } })).rejects.toThrow(/index: c_1/);
  });

  test('let any number of documents have nothing, in an array or without one, if they are sparse', async () => {
    await things().createIndex({ 'mails.to': 1 }, { unique: true, sparse: true });
    const mails = [{ to: 'a' }, { draft: true }];
    await insertAll({ mails: [] }, { mails: [] }, {}, { mails: [{}] }, { mails: [{}, 1] }, { mails });
    await insertAll({ mails: [{ to: 'b' }, { draft: true }] });
    await expect(insertAll({ mails: { to: 'a' } })).rejects.toThrow(/dup key: { mails.to: "a" }/);
    expect(await things().find({}).hint({ 'mails.to': 1 }).toArray()).toHaveLength(2);
  });

  test('compare several fields, array elements and long values as wholes', async () => {
    await things().createIndex({ a: 1, b: -1 }, { unique: true });
    await insertAll({ a: 1, b: 1 }, { a: 1, b: 2 });
    await expect(insertAll({ a: 1, b: 2 })).rejects.toThrow(/dup key: { a: 1, b: 2 }/);
    const tags = running.db.collection('tags');
    await tags.createIndex({ tags: 1 }, { unique: true });
    await tags.insertOne({ tags: ['x', 'x', 'y'] });
    await expect(tags.insertOne({ tags: ['z', 'y'] })).rejects.toThrow(/dup key: { tags: "y" }/);
    const long = running.db.collection('long');
    await long.createIndex({ text: 1 }, { unique: true });
    await long.insertMany([{ text: 'x'.repeat(9000) + 'a' }, { text: 'x'.repeat(9000) + 'b' }]);
    await expect(long.insertOne({ text: 'x'.repeat(9000) + 'a' })).rejects.toMatchObject({ code: 11000 });
    expect(await long.find({ text: 'x'.repeat(9000) + 'b' }).toArray()).toHaveLength(1);
  });

  test('are not made over documents that break them', async () => {
    await insertAll({ a: 1 }, { a: 1 });
    await expect(things().createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect(await things().indexes()).toHaveLength(1);
    await things().createIndex({ a: 1 });
    expect(await things().find({ a: 1 }).hint({ a: 1 }).toArray()).toHaveLength(2);
  });
});

describe('definitions', () => {
  test('are listed as they were given', async () => {
    await things().createIndexes([
      { key: { a: 1, b: -1 }, name: 'both' },
      { key: { c: 1 }, unique: true, sparse: true },
      { key: { at: 1 }, expireAfterSeconds: 60 },
      { key: { d: 1 }, partialFilterExpression: { e: { $gt: 1 } } },
    ]);
    expect(await things().indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, b: -1 }, name: 'both' },
      { v: 2, key: { c: 1 }, name: 'c_1', unique: true, sparse: true },
      { v: 2, key: { at: 1 }, name: 'at_1', expireAfterSeconds: 60 },
      { v: 2, key: { d: 1 }, name: 'd_1', partialFilterExpression: { e: { $gt: 1 } } },
    ]);
  });

  test('made twice are one; those that conflict are refused', async () => {
    await things().createIndex({ a: 1 });
    await things().createIndex({ a: 1 });
    expect(await things().indexes()).toHaveLength(2);
    await expect(things().createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 86 });
    await expect(things().createIndex({ b: 1 }, { name: 'a_1' })).rejects.toMatchObject({ code: 86 });
    await expect(things().createIndex({ a: 1 }, { name: 'other' })).rejects.toMatchObject({ code: 85 });
    await expect(things().createIndex({ a: 1 }, { hidden: true })).rejects.toMatchObject({ code: 85 });
    await expect(things().createIndex({ a: 1 }, { expireAfterSeconds: 1 })).rejects.toMatchObject({
      code: 85,
    });
    const none = running.db.command({ createIndexes: 'things', indexes: [] });
    await expect(none).rejects.toMatchObject({ code: 2 });
  });

  test('over the same keys are several if they hold other documents or are unique, and are dropped by name', async () => {
    await things().createIndexes([
      { key: { a: 1 }, name: 'low', partialFilterExpression: { a: { $lt: 10 } } },
      { key: { a: 1 }, name: 'high', partialFilterExpression: { a: { $gte: 10 } } },
      { key: { a: 1 }, name: 'unique', unique: true, sparse: true },
    ]);
    await insertAll({ a: 5 }, { a: 15 }, {}, {});
    await expect(insertAll({ a: 15 })).rejects.toMatchObject({ code: 11000 });
    expect(await things().find({ a: 5 }).hint({ a: 1 }).toArray()).toHaveLength(1);
    expect(await things().find({}).hint('high').toArray()).toHaveLength(1);
    const byKeys = running.db.command({ dropIndexes: 'things', index: { a: 1 } });
    await expect(byKeys).rejects.toMatchObject({ code: 181, codeName: 'AmbiguousIndexKeyPattern' });
    await running.db.command({ dropIndexes: 'things', index: ['low', 'unique'] });
    await running.db.command({ dropIndexes: 'things', index: { a: 1 } });
    expect(await things().indexes()).toHaveLength(1);
  });

  test('can be dropped by name, by keys or all', async () => {
    await things().createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }, { key: { c: 1 } }]);
    await things().dropIndex('a_1');
    await running.db.command({ dropIndexes: 'things', index: { b: 1 } });
    expect((await things().indexes()).map(({ name }) => String(name))).toEqual(['_id_', 'c_1']);
    await expect(things().dropIndex('a_1')).rejects.toMatchObject({ code: 27 });
    await expect(things().dropIndex('_id_')).rejects.toMatchObject({ code: 72 });
    const mixed = running.db.command({ dropIndexes: 'things', index: ['c_1', { c: 1 }] });
    await expect(mixed).rejects.toMatchObject({ code: 14 });
    await things().dropIndexes();
    expect(await things().indexes()).toHaveLength(1);
  });

  test('that are not supported are refused by name', async () => {
    const refused: [object, object, RegExp][] = [
      [{ place: '2dsphere' }, {}, /2dsphere/],
      [{ 'a.$**': 1 }, {}, /a\.\$\*\*/],
      [{ a: 1 }, { collation: { locale: 'en', strength: 2 } }, /collation/],
      [{ a: 'text', b: 1 }, {}, /text/],
      [{ a: 'text' }, { default_language: 'spanish' }, /spanish/],
      [{ a: 'text' }, { unique: true }, /[Uu]nique/],
      [{ a: 1 }, { storageEngine: {} }, /storageEngine/],
      [{ a: 1, b: 1 }, { expireAfterSeconds: 5 }, /TTL/],
    ];
    for (const [key, options, message] of refused) {
      await expect(
        running.db.command({ createIndexes: 'things', indexes: [{ key, name: 'x', ...options }] }),
      ).rejects.toThrow(message);
    }
  });

  test.each<[number, object]>([
    [9, { key: undefined }],
    [9, { name: undefined }],
    [14, { key: 'a' }],
    [14, { name: 1 }],
    [67, { name: '' }],
    [67, { name: 'a\0b' }],
    [2, { name: '*' }],
    [2, { name: '_id_' }],
    [67, { key: {} }],
    [67, { key: { 'a.': 1 } }],
    [67, { key: { 'a..b': 1 } }],
    [67, { key: { 'a.$b': 1 } }],
    [67, { key: { a: '' } }],
    [67, { key: { a: 0 } }],
    [13103, { key: Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`f${i}`, 1])) }],
    [67, { v: 0 }],
    [67, { v: 3 }],
    [14, { unique: 'yes' }],
    [14, { sparse: 'yes' }],
    [67, { expireAfterSeconds: -1 }],
    [67, { expireAfterSeconds: 2 ** 31 }],
    [67, { expireAfterSeconds: 'never' }],
    [67, { weights: { a: 2 } }],
    [67, { key: { a: 'text' }, weights: { a: 0 } }],
    [67, { key: { a: 'text' }, weights: { a: 'much' } }],
    [67, { key: { a: 'text' }, weights: 'much' }],
    [67, { partialFilterExpression: { b: { $exists: false } } }],
    [67, { partialFilterExpression: { b: { $ne: 1 } } }],
    [67, { partialFilterExpression: { b: 1 }, sparse: true }],
    [197, { color: 'red' }],
    [197, { key: { _id: 1 }, unique: true }],
    [197, { key: { _id: 1 }, sparse: false }],
  ])('that can not be: %i for %o', async (code, part) => {
    const specs = [{ key: { a: 1 }, name: 'a_1', ...part }];
    const command = running.db.command(
      { createIndexes: 'things', indexes: specs },
      { ignoreUndefined: true },
    );
    await expect(command).rejects.toMatchObject({ code });
    await expect(things().indexes()).rejects.toMatchObject({ code: 26 });
  });

  test('keep to what they were given: the index on _id its name, a text index its options, none what is not on', async () => {
    await things().createIndexes([
      { key: { _id: 1 }, name: 'mine' },
      { key: { a: 1 }, hidden: false },
      { key: { t: 'text' }, language_override: 'tongue' },
    ]);
    const [id, plain, text] = await things().indexes();
    expect(id).toEqual({ v: 2, key: { _id: 1 }, name: '_id_' });
    expect(plain).toEqual({ v: 2, key: { a: 1 }, name: 'a_1' });
    expect(text).toMatchObject({ name: 't_text', language_override: 'tongue', default_language: 'none' });
  });
});

describe('TTL indexes', () => {
  test('let documents go when their time is over, and only those', async () => {
    await things().createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    await running.db
      .collection('partial')
      .createIndex({ at: 1 }, { expireAfterSeconds: 0, partialFilterExpression: { done: true } });
    const now = Date.now();
    await insertAll({ at: new Date(now - 61_000) }, { at: new Date(now - 10_000) }, { at: 'never' }, {});
    await running.db.collection('partial').insertMany([
      { at: new Date(now - 1000), done: true },
      { at: new Date(now - 1000), done: false },
    ]);
    const other = Engine.open(running.directory);
    expect(await sweepExpired(other, now)).toBe(2);
    await other.close();
    expect(await things().countDocuments()).toBe(3);
    expect(await running.db.collection('partial').countDocuments({ done: false })).toBe(1);
  });
});

describe('text indexes', () => {
  test('find words without regard to case and accents, best first', async () => {
    await things().createIndex({ title: 'text', body: 'text' }, { weights: { title: 5 } });
    await insertAll(
      { _id: 1, title: 'Mining in Cajamarca', body: 'A town and its water' },
      { _id: 2, title: 'Water', body: 'Nothing about that' },
      { _id: 3, title: 'Elections', body: 'Congress in Lima talks of water, too, at length' },
    );
    const search = async ($search: string) =>
      (
        await things()
          .find({ $text: { $search } })
          .project({ score: { $meta: 'textScore' } })
          .sort({ score: { $meta: 'textScore' } })
          .toArray()
      ).map(({ _id }) => Number(_id));
    expect(await search('WATER')).toEqual([2, 1, 3]);
    expect(await search('cajamárca')).toEqual([1]);
    expect(await search('water -lima')).toEqual([2, 1]);
    expect(await search('"town and its"')).toEqual([1]);
    expect(await search('nowhere')).toEqual([]);
    expect(await things().countDocuments({ $text: { $search: 'water' }, _id: { $gt: 1 as never } })).toBe(2);
    await things().deleteOne({ _id: 2 as never });
    expect(await search('water')).toEqual([1, 3]);
    const [best] = await things()
      .aggregate([
        { $match: { $text: { $search: 'water' } } },
        { $project: { score: { $meta: 'textScore' } } },
      ])
      .toArray();
    expect(best?.score).toBeGreaterThan(0);
  });

  test('can be made from what listIndexes tells, as mongorestore does, and are the same in any order', async () => {
    await things().createIndex({ title: 'text', body: 'text' }, { weights: { title: 5 }, name: 'words' });
    const listed = (await things().indexes()).slice(1);
    const indexes = listed.map(({ weights, ...index }) => ({
      ...index,
      weights: { body: 1, title: 5, ...weights },
    }));
    for (const createIndexes of ['copy', 'things'])
      expect(await running.db.command({ createIndexes, indexes })).toMatchObject({ numIndexesAfter: 2 });
    const copy = running.db.collection('copy');
    await copy.insertOne({ body: 'water' });
    expect(await copy.countDocuments({ $text: { $search: 'water' } })).toBe(1);
    expect((await copy.indexes())[1]).toEqual(listed[0]);
  });

  test('answer only what they hold, and nothing while they are hidden', async () => {
    const search = (filter: object) => things().find({ $text: { $search: 'word' }, ...filter });
    await things().createIndex({ a: 'text' }, { partialFilterExpression: { open: true } });
    await insertAll({ a: 'word', open: true }, { a: 'word', open: false });
    expect(await search({ open: true }).toArray()).toHaveLength(1);
    await expect(search({}).toArray()).rejects.toMatchObject({ code: 291 });
    await things().dropIndexes();
    await things().createIndex({ a: 'text' }, { hidden: true });
    await expect(search({}).toArray()).rejects.toMatchObject({ code: 291 });
  });

  test('are needed for $text, once a collection, and know no language', async () => {
    await expect(
      things()
        .find({ $text: { $search: 'a' } })
        .toArray(),
    ).rejects.toThrow(/text index required/);
    await things().createIndex({ a: 'text' });
    await expect(things().createIndex({ b: 'text' })).rejects.toMatchObject({ code: 85 });
    await expect(
      things()
        .find({ $text: { $search: 'a', $language: 'es' } })
        .toArray(),
    ).rejects.toThrow(/\$language/);
  });
});
