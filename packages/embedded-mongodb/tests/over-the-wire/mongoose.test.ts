import mongoose, { Schema, Types, type Connection } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/index';
import { temporaryFolder } from '../support/embedded';

const authorSchema = new Schema(
  { name: { type: String, required: true }, email: { type: String, unique: true }, born: Date },
  { timestamps: true },
);
const articleSchema = new Schema(
  {
    title: { type: String, required: true },
    slug: { type: String, unique: true, sparse: true },
    status: { type: String, enum: ['draft', 'published'], default: 'draft' },
    author: { type: Schema.Types.ObjectId, ref: 'Author' },
    topics: [String],
    parts: [{ heading: String, words: Number }],
    views: { type: Number, default: 0 },
    price: Schema.Types.Decimal128,
    big: BigInt,
    publishedAt: Date,
    meta: { type: Map, of: String },
  },
  { timestamps: true, optimisticConcurrency: true },
);
articleSchema.index({ status: 1, publishedAt: -1, _id: -1 });
articleSchema.index({ title: 'text', topics: 'text' }, { weights: { title: 5 }, default_language: 'none' });

function modelsOf(connection: Connection) {
  return {
    Author: connection.model('Author', authorSchema),
    Article: connection.model('Article', articleSchema),
  };
}

const folder = temporaryFolder();
let server: EmbeddedServer;
let connection: Connection;
let models: ReturnType<typeof modelsOf>;

beforeAll(async () => {
  server = await startEmbeddedServer({ dataDirectory: folder.path });
  connection = await mongoose.createConnection(server.uri('models')).asPromise();
  models = modelsOf(connection);
});
beforeEach(async () => {
  await connection.dropDatabase();
  await Promise.all(Object.values(models).map((model) => model.syncIndexes()));
});
afterAll(async () => {
  await connection.close();
  await server.close();
  folder.remove();
});

const article = (n: number, more: object = {}) => ({
  title: `Item ${n}`,
  slug: `item-${n}`,
  views: n,
  ...more,
});
const errorOf = (
  promise: Promise<unknown>,
): Promise<{ code?: number; message: string; name: string; keyValue?: object }> =>
  promise.then(
    () => Promise.reject(new Error('it was not refused')),
    (error: { code?: number; message: string; name: string }) => error,
  );

describe('documents', () => {
  it('are created, found, changed and deleted, with their types', async () => {
    const { Article } = models;
    const made = await Article.create(
      article(1, {
        price: '12.50',
        big: 9007199254740993n,
        publishedAt: new Date(5),
        meta: { a: 'x' },
        parts: [{ heading: 'h', words: 3 }],
      }),
    );
    const found = await Article.findById(made._id).orFail();
    expect(found.toObject()).toEqual(made.toObject());
    expect(String(found.price)).toBe('12.50');
    expect(found.big).toBe(9007199254740993n);
    expect(found.meta?.get('a')).toBe('x');

    found.title = 'New';
    found.topics.push('a', 'b');
    found.meta?.set('b', 'y');
    found.set('slug', undefined);
    await found.save();
    const raw = await Article.collection.findOne({ _id: made._id });
    expect(raw).toMatchObject({ title: 'New', topics: ['a', 'b'], meta: { a: 'x', b: 'y' } });
    expect(raw).not.toHaveProperty('slug');
    expect(raw?.updatedAt.getTime()).toBeGreaterThanOrEqual(raw?.createdAt.getTime() as number);

    await found.deleteOne();
    expect(await Article.exists({ _id: made._id })).toBeNull();
  });

  it('refuse a stale save', async () => {
    const { Article } = models;
    const { _id } = await Article.create(article(1));
    const [mine, theirs] = await Promise.all([
      Article.findById(_id).orFail(),
      Article.findById(_id).orFail(),
    ]);
    mine.title = 'mine';
    await mine.save();
    theirs.title = 'theirs';
    expect((await errorOf(theirs.save())).name).toBe('VersionError');
    expect((await Article.findById(_id).orFail()).title).toBe('mine');
  });

  it('change their array elements by position', async () => {
    const { Article } = models;
    const made = await Article.create(
      article(1, {
        topics: ['a', 'b', 'c'],
        parts: [
          { heading: 'x', words: 1 },
          { heading: 'y', words: 2 },
        ],
      }),
    );
    made.set('parts.1.words', 9);
    (made.topics as Types.Array<string>).pull('b');
    await made.save();
    made.parts.push({ heading: 'z', words: 3 });
    made.parts.id(String(made.parts[0]?._id))?.deleteOne();
    await made.save();
    const found = await Article.findById(made._id).lean().orFail();
    expect(found.topics).toEqual(['a', 'c']);
    expect(found.parts.map(({ heading, words }) => [heading, words])).toEqual([
      ['y', 9],
      ['z', 3],
    ]);
  });

  it('tell which key was taken', async () => {
    const { Article, Author } = models;
    await Author.create({ name: 'A', email: 'a@example.org' });
    const error = await errorOf(Author.create({ name: 'B', email: 'a@example.org' }));
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { email: 1 },
      keyValue: { email: 'a@example.org' },
    });
    expect(error.message).toMatch(
      /E11000 duplicate key error collection: models\.authors index: email_1 dup key: { email: "a@example.org" }/,
    );
    // A sparse unique index lets many documents be without the field.
    await Article.create([{ title: 'x' }, { title: 'y' }]);
    expect(await Article.countDocuments()).toBe(2);
  });
});

describe('queries', () => {
  beforeEach(async () => {
    const author = await models.Author.create({ name: 'Ana', email: 'ana@example.org' });
    await models.Article.insertMany(
      Array.from({ length: 30 }, (_, n) =>
        article(n, {
          author: author._id,
          status: n % 3 === 0 ? 'draft' : 'published',
          publishedAt: new Date(n),
          topics: [`t${n % 5}`],
        }),
      ),
    );
  });

  it('are populated, lean, sorted, paged and projected', async () => {
    const { Article } = models;
    const found = await Article.find({ status: 'published', publishedAt: { $lt: new Date(20) } })
      .sort({ publishedAt: -1, _id: -1 })
      .limit(3)
      .select('title author -_id')
      .populate<{ author: { name: string } }>('author', 'name')
      .lean();
    expect(found.map(({ title, author }) => [title, author.name])).toEqual([
      ['Item 19', 'Ana'],
      ['Item 17', 'Ana'],
      ['Item 16', 'Ana'],
    ]);
    expect(found[0]).not.toHaveProperty('_id');
    expect(await Article.find({ topics: 't1' }).skip(4).sort('views').distinct('views')).toHaveLength(6);
    expect(await Article.countDocuments({ views: { $gte: 10 } })).toBe(20);
    expect(await Article.estimatedDocumentCount()).toBe(30);
    expect((await Article.findOne({ title: /item 7/i }))?.views).toBe(7);
    expect((await Article.find({ 'parts.0': { $exists: true } })).length).toBe(0);
    expect(await Article.find({ author: { $ne: null }, views: { $in: [1, 2, 99] } })).toHaveLength(2);
  });

  it('give their documents one by one over many batches', async () => {
    const seen: number[] = [];
    for await (const doc of models.Article.find().sort({ views: -1 }).cursor({ batchSize: 7 }))
      seen.push(doc.views);
    expect(seen).toEqual(Array.from({ length: 30 }, (_, n) => 29 - n));
  });

  it('search words, best first', async () => {
    const { Article } = models;
    await Article.create([
      { title: 'Cuscó and Lima', topics: ['travel'] },
      { title: 'Lima', topics: ['cusco'] },
      { title: 'Nothing', topics: ['here'] },
    ]);
    const found = await Article.find(
      { $text: { $search: 'cusco -travel' } },
      { score: { $meta: 'textScore' } },
    )
      .sort({ score: { $meta: 'textScore' } })
      .lean<{ title: string; score: number }[]>();
    expect(found.map(({ title }) => title)).toEqual(['Lima']);
    expect(found[0]?.score).toBeGreaterThan(0);
    expect(await Article.find({ $text: { $search: '"cusco and"' } })).toHaveLength(1);
    expect(
      (await Article.find({ $text: { $search: 'cusco' } }).sort({ score: { $meta: 'textScore' } })).map(
        ({ title }) => title,
      ),
    ).toEqual(['Cuscó and Lima', 'Lima']);
  });

  it('aggregate and join', async () => {
    const { Article } = models;
    const [row] = await Article.aggregate<{ _id: string; n: number; views: number; by: { name: string } }>([
      { $match: { status: 'published' } },
      { $group: { _id: '$author', n: { $sum: 1 }, views: { $sum: '$views' } } },
      { $lookup: { from: 'authors', localField: '_id', foreignField: '_id', as: 'by' } },
      { $unwind: '$by' },
      { $project: { n: 1, views: 1, 'by.name': 1 } },
    ]);
    expect(row).toMatchObject({ n: 20, views: 300, by: { name: 'Ana' } });
    const months = await Article.aggregate([
      { $group: { _id: { $dateToString: { date: '$publishedAt', format: '%Y-%m' } }, n: { $count: {} } } },
    ]);
    expect(months).toEqual([{ _id: '1970-01', n: 30 }]);
    const [facets] = await Article.aggregate([
      {
        $facet: {
          topics: [{ $unwind: '$topics' }, { $sortByCount: '$topics' }, { $limit: 1 }],
          all: [{ $count: 'n' }],
        },
      },
    ]);
    expect(facets).toMatchObject({ topics: [{ count: 6 }], all: [{ n: 30 }] });
  });
});

describe('updates', () => {
  it('find and change in one step, or insert', async () => {
    const { Article } = models;
    const at = new Date(1000);
    const upserted = await Article.findOneAndUpdate(
      { slug: 'new' },
      {
        $inc: { views: 2 },
        $setOnInsert: { title: 'Made', publishedAt: at },
        $addToSet: { topics: { $each: ['a', 'a'] } },
      },
      { upsert: true, returnDocument: 'after', setDefaultsOnInsert: true },
    );
    expect(upserted).toMatchObject({
      slug: 'new',
      title: 'Made',
      views: 2,
      status: 'draft',
      publishedAt: at,
    });
    expect([...(upserted?.topics ?? [])]).toEqual(['a']);
    const before = await Article.findOneAndUpdate(
      { slug: 'new' },
      { $set: { title: 'Changed' } },
      { returnDocument: 'before' },
    );
    expect(before?.title).toBe('Made');
    expect(await Article.findOneAndUpdate({ slug: 'none' }, { title: 'x' })).toBeNull();
    expect((await Article.findOneAndDelete({ slug: 'new' }))?.title).toBe('Changed');
    const replaced = await Article.findOneAndReplace(
      { slug: 'r' },
      { slug: 'r', title: 'R' },
      { upsert: true, returnDocument: 'after' },
    );
    expect(replaced?.title).toBe('R');
  });

  it('count what they matched and changed', async () => {
    const { Article } = models;
    await Article.insertMany([article(1), article(2), article(3)]);
    expect(
      await Article.updateMany(
        { views: { $gte: 2 } },
        { $set: { status: 'published' } },
        { timestamps: false },
      ),
    ).toMatchObject({ matchedCount: 2, modifiedCount: 2, upsertedCount: 0 });
    expect(
      await Article.updateMany({}, { $set: { status: 'published' } }, { timestamps: false }),
    ).toMatchObject({ matchedCount: 3, modifiedCount: 1 });
    expect(await Article.updateOne({ slug: 'up' }, { title: 'Up' }, { upsert: true })).toMatchObject({
      upsertedCount: 1,
      upsertedId: expect.any(Types.ObjectId) as unknown,
    });
    expect(await Article.deleteMany({ views: { $lt: 3 } })).toMatchObject({ deletedCount: 3 });
    expect(await Article.countDocuments()).toBe(1);
  });

  it('reach into arrays', async () => {
    const { Article } = models;
    await Article.create(
      article(1, {
        parts: [
          { heading: 'a', words: 1 },
          { heading: 'b', words: 5 },
          { heading: 'c', words: 9 },
        ],
      }),
    );
    await Article.updateOne({ 'parts.heading': 'b' }, { $set: { 'parts.$.words': 6 } });
    await Article.updateOne(
      { slug: 'item-1' },
      { $inc: { 'parts.$[long].words': 10 } },
      { arrayFilters: [{ 'long.words': { $gt: 6 } }] },
    );
    await Article.updateOne(
      { slug: 'item-1' },
      { $pull: { parts: { heading: 'a' } }, $push: { topics: { $each: ['z', 'y'], $sort: 1 } } },
    );
    await Article.updateOne({ slug: 'item-1' }, [{ $set: { views: { $sum: '$parts.words' } } }], {
      updatePipeline: true,
    });
    const found = await Article.findOne({ slug: 'item-1' }).lean().orFail();
    expect(found.parts.map(({ words }) => words)).toEqual([6, 19]);
    expect(found).toMatchObject({ topics: ['y', 'z'], views: 25 });
  });

  it('run many in one command, and go on after a refused one when unordered', async () => {
    const { Article } = models;
    const result = await Article.bulkWrite([
      { insertOne: { document: article(1) } },
      { insertOne: { document: article(2) } },
      { updateOne: { filter: { slug: 'item-1' }, update: { $set: { views: 50 } } } },
      { updateOne: { filter: { slug: 'item-9' }, update: { $set: { title: 'Nine' } }, upsert: true } },
      { deleteOne: { filter: { slug: 'item-2' } } },
      { replaceOne: { filter: { slug: 'item-9' }, replacement: { slug: 'item-9', title: 'Replaced' } } },
    ] as Parameters<typeof Article.bulkWrite>[0]);
    expect(result).toMatchObject({
      insertedCount: 2,
      matchedCount: 2,
      modifiedCount: 2,
      upsertedCount: 1,
      deletedCount: 1,
    });
    const error = await errorOf(Article.insertMany([article(1), article(3), article(4)], { ordered: false }));
    expect(error.code).toBe(11000);
    expect(await Article.distinct('slug')).toEqual(['item-1', 'item-9', 'item-3', 'item-4']);
    await errorOf(Article.insertMany([article(5), article(1), article(6)]));
    expect(await Article.exists({ slug: 'item-6' })).toBeNull();
    expect(await Article.exists({ slug: 'item-5' })).not.toBeNull();
  });

  it('refuse to change an _id', async () => {
    const { Article } = models;
    const { _id } = await Article.create(article(1));
    expect(
      (await errorOf(Article.collection.updateOne({ _id }, { $set: { _id: new Types.ObjectId() } }))).code,
    ).toBe(66);
  });
});
