import { Types } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { article, errorOf, withModels } from './mongoose-models';

const held = withModels();

describe('updates', () => {
  it('find and change in one step, or insert', async () => {
    const { Article } = held.models;
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
    const { Article } = held.models;
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
    const { Article } = held.models;
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
    const { Article } = held.models;
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
    const { Article } = held.models;
    const { _id } = await Article.create(article(1));
    expect(
      (await errorOf(Article.collection.updateOne({ _id }, { $set: { _id: new Types.ObjectId() } }))).code,
    ).toBe(66);
  });
});
