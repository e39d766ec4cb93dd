import { Types } from 'mongoose';
import { beforeEach, describe, expect, it } from 'vitest';
import { article, errorOf, withModels } from './mongoose-models';

const held = withModels();

describe('documents', () => {
  it('are created, found, changed and deleted, with their types', async () => {
    const { Article } = held.models;
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
    const { Article } = held.models;
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
    const { Article } = held.models;
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
    const { Article, Author } = held.models;
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
    const author = await held.models.Author.create({ name: 'Ana', email: 'ana@example.org' });
    await held.models.Article.insertMany(
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
    const { Article } = held.models;
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
    for await (const doc of held.models.Article.find().sort({ views: -1 }).cursor({ batchSize: 7 }))
      seen.push(doc.views);
    expect(seen).toEqual(Array.from({ length: 30 }, (_, n) => 29 - n));
  });

  it('search words, best first', async () => {
    const { Article } = held.models;
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
    const { Article } = held.models;
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
