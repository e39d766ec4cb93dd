import type { Document } from 'bson';
import { beforeEach, describe, expect, test } from 'vitest';
import { useEmbeddedServer } from '../support/embedded';

const running = useEmbeddedServer();
const news = () => running.db.collection('news');

beforeEach(async () => {
  await news().createIndexes([
    { key: { status: 1, at: -1, _id: -1 } },
    { key: { topics: 1, status: 1, at: -1 } },
    { key: { slug: 1 }, unique: true },
    { key: { due: 1 }, partialFilterExpression: { status: 'scheduled' } },
    { key: { place: 1 }, sparse: true },
  ]);
  await news().insertMany(
    Array.from({ length: 200 }, (_, n) => ({
      _id: n as never,
      slug: `item-${n}`,
      status: n % 4 === 0 ? 'draft' : n % 10 === 1 ? 'scheduled' : 'published',
      at: new Date(n * 1000),
      due: new Date(n * 1000),
      topics: [`t${n % 5}`, `t${n % 3}`],
      ...(n % 50 === 0 ? { place: `p${n}` } : {}),
    })),
  );
});

interface Explained {
  stages: string[];
  index?: string;
  keys: number;
  docs: number;
  returned: number;
}

function summary({ queryPlanner, executionStats }: Document): Explained {
  const stages: string[] = [];
  let index: string | undefined;
  for (let stage = (queryPlanner as Document).winningPlan as Document | undefined; stage;) {
    stages.push(stage.stage as string);
    index = (stage.indexName as string | undefined) ?? index;
    stage = (stage.inputStage ?? (stage.inputStages as Document[] | undefined)?.[0]) as Document | undefined;
  }
  const stats = executionStats as Record<string, number>;
  return {
    stages,
    index,
    keys: stats.totalKeysExamined ?? 0,
    docs: stats.totalDocsExamined ?? 0,
    returned: stats.nReturned ?? 0,
  };
}

async function explain(
  filter: object,
  options: { sort?: object; limit?: number; skip?: number } = {},
): Promise<Explained> {
  return summary(
    await running.db.command({ explain: { find: 'news', filter, ...options }, verbosity: 'executionStats' }),
  );
}

describe('a list', () => {
  test('by equality, in the order of the index, reads no more than it shows', async () => {
    const sort = { at: -1, _id: -1 };
    expect(await explain({ status: 'published' }, { sort, limit: 10 })).toEqual({
      stages: ['LIMIT', 'FETCH', 'IXSCAN'],
      index: 'status_1_at_-1__id_-1',
      keys: 10,
      docs: 10,
      returned: 10,
    });
    const backwards = await explain({ status: 'published' }, { sort: { at: 1, _id: 1 }, limit: 10 });
    expect(backwards).toMatchObject({ stages: ['LIMIT', 'FETCH', 'IXSCAN'], keys: 10 });
    const range = await explain(
      { status: 'published', at: { $lte: new Date(100_000) } },
      { sort, limit: 10 },
    );
    expect(range).toMatchObject({ stages: ['LIMIT', 'FETCH', 'IXSCAN'], keys: 10, docs: 10 });
  });

  test('of some ids looks those up, however many fields another index could bound', async () => {
    const filter = { status: 'published', at: { $gte: new Date(0) } };
    for (const [some, index] of [
      [{ _id: { $in: [5, 6, 7] } }, '_id_'],
      [{ slug: { $in: ['item-5', 'item-6', 'item-7'] } }, 'slug_1'],
    ] as const) {
      const result = await explain({ ...filter, ...some }, { sort: { at: -1 } });
      expect(result).toMatchObject({ index, returned: 3 });
      expect(result.docs).toBeLessThanOrEqual(3);
    }
  });

  test('after a key reads only what follows it', async () => {
    const at = new Date(50_000);
    const after = { status: 'published', $or: [{ at: { $lt: at } }, { at, _id: { $lt: 50 } }] };
    const result = await explain(after, { sort: { at: -1, _id: -1 }, limit: 10 });
    expect(result).toMatchObject({ stages: ['LIMIT', 'FETCH', 'IXSCAN'], returned: 10 });
    expect(result.keys).toBeLessThanOrEqual(11);
  });

  test('by an element of an array, and by one of several values, needs no sort', async () => {
    const filter = { topics: 't1', status: 'published' };
    expect(await explain(filter, { sort: { at: -1 }, limit: 5 })).toMatchObject({
      stages: ['LIMIT', 'FETCH', 'IXSCAN'],
      index: 'topics_1_status_1_at_-1',
      docs: 5,
    });
    const several = { status: { $in: ['published', 'draft'] } };
    const merged = await explain(several, { sort: { at: -1, _id: -1 }, limit: 5 });
    expect(merged).toMatchObject({ stages: ['LIMIT', 'FETCH', 'SORT_MERGE', 'IXSCAN'], docs: 5 });
    const found = await news().find(several).sort({ at: -1, _id: -1 }).limit(5).toArray();
    expect(found.map(({ _id }) => Number(_id))).toEqual([199, 198, 197, 196, 195]);
  });

  test('of what has no value for a field is one stretch of the index, missing or null', async () => {
    const notes = running.db.collection('notes');
    await notes.createIndex({ deletedAt: 1, at: -1 });
    await notes.insertMany(
      Array.from({ length: 60 }, (_, n) => ({
        at: n,
        ...(n % 3 === 0 ? {} : { deletedAt: n % 3 === 1 ? null : new Date(n) }),
      })),
    );
    const find = { find: 'notes', filter: { deletedAt: null }, sort: { at: -1 }, limit: 10 };
    const explained = await running.db.command({ explain: find, verbosity: 'executionStats' });
    expect(summary(explained)).toMatchObject({ stages: ['LIMIT', 'FETCH', 'IXSCAN'], keys: 10, docs: 10 });
    expect(await notes.countDocuments({ deletedAt: null })).toBe(40);
  });

  test('in another order than the index has is sorted', async () => {
    expect((await explain({ status: 'draft' }, { sort: { slug: 1, at: 1 } })).stages).toEqual([
      'SORT',
      'FETCH',
      'IXSCAN',
    ]);
    expect((await explain({ status: 'draft' }, { sort: { at: 1, _id: -1 } })).stages).toEqual([
      'SORT',
      'FETCH',
      'IXSCAN',
    ]);
    expect((await explain({}, { sort: { topics: 1 }, limit: 3 })).stages).toEqual([
      'LIMIT',
      'SORT',
      'COLLSCAN',
    ]);
  });

  test('without a filter uses an index for its order', async () => {
    expect(await explain({}, { sort: { slug: -1 }, limit: 3 })).toMatchObject({
      stages: ['LIMIT', 'FETCH', 'IXSCAN'],
      index: 'slug_1',
      docs: 3,
    });
  });
});

describe('one document', () => {
  test('by _id and by a unique key is read at once', async () => {
    expect(await explain({ _id: 7 })).toMatchObject({ stages: ['IDHACK'], keys: 1, docs: 1, returned: 1 });
    expect(await explain({ _id: { $in: [7, 9] } })).toMatchObject({ stages: ['FETCH', 'IXSCAN'], docs: 2 });
    expect(await explain({ slug: 'item-5', status: 'published' })).toMatchObject({
      index: 'slug_1',
      docs: 1,
    });
    expect(await explain({ slug: /^item-19/ })).toMatchObject({ stages: ['FETCH', 'IXSCAN'], docs: 11 });
  });
});

describe('partial and sparse indexes', () => {
  test('are used only where they hold all that is asked for', async () => {
    const due = { $lte: new Date(30_000) };
    expect(await explain({ status: 'scheduled', due })).toMatchObject({
      index: 'due_1',
      stages: ['FETCH', 'IXSCAN'],
    });
    expect((await explain({ status: 'draft', due })).index).toBe('status_1_at_-1__id_-1');
    expect((await explain({ due })).stages).toEqual(['COLLSCAN']);
    expect((await explain({ place: 'p50' })).index).toBe('place_1');
    expect((await explain({ place: { $exists: true } })).index).toBe('place_1');
    expect((await explain({ place: null })).stages).toEqual(['COLLSCAN']);
    expect((await explain({}, { sort: { place: 1 } })).stages).toEqual(['SORT', 'COLLSCAN']);
  });
});

describe('other commands', () => {
  test('alternatives use an index each', async () => {
    const result = await explain({ $or: [{ slug: 'item-1' }, { place: 'p50' }, { _id: 3 }] });
    expect(result).toMatchObject({ stages: ['FETCH', 'OR', 'IXSCAN'], docs: 3, returned: 3 });
    expect((await explain({ $or: [{ slug: 'item-1' }, { unknown: 1 }] })).stages).toEqual(['COLLSCAN']);
  });

  test('counting reads the index alone', async () => {
    const count = async (query: object) =>
      summary(await running.db.command({ explain: { count: 'news', query }, verbosity: 'executionStats' }));
    expect(await count({ status: 'draft' })).toMatchObject({
      stages: ['COUNT', 'COUNT_SCAN'],
      keys: 50,
      docs: 0,
    });
    expect(await count({})).toMatchObject({ stages: ['COUNT', 'RECORD_STORE_FAST_COUNT'], docs: 0 });
    expect(await news().countDocuments({ topics: { $in: ['t0', 't1'] } })).toBe(
      (await news().find({}).toArray()).filter(({ topics }) => /t[01]/.test(String(topics))).length,
    );
  });

  test('pipelines, updates and deletes are explained and change nothing', async () => {
    const pipeline = news().aggregate([{ $match: { slug: 'item-1' } }]);
    expect(summary(await pipeline.explain('executionStats'))).toMatchObject({ index: 'slug_1', docs: 1 });
    const grouped = (await news()
      .aggregate([{ $match: { status: 'draft' } }, { $group: { _id: '$slug' } }])
      .explain('executionStats')) as { stages: { $cursor: Document }[] };
    expect(summary(grouped.stages[0]?.$cursor ?? {}).index).toBe('status_1_at_-1__id_-1');
    const update = { update: 'news', updates: [{ q: { slug: 'item-1' }, u: { $set: { slug: 'x' } } }] };
    expect(summary(await running.db.command({ explain: update })).index).toBe('slug_1');
    const removal = { delete: 'news', deletes: [{ q: { slug: 'item-1' }, limit: 1 }] };
    expect(summary(await running.db.command({ explain: removal })).index).toBe('slug_1');
    expect(await news().countDocuments({ slug: 'item-1' })).toBe(1);
  });

  test('a hint decides', async () => {
    const hinted = await running.db.command({
      explain: { find: 'news', filter: { slug: 'item-1' }, hint: { $natural: 1 } },
    });
    expect(summary(hinted).stages).toEqual(['COLLSCAN']);
    const byName = await running.db.command({
      explain: { find: 'news', filter: { slug: 'a' }, hint: 'status_1_at_-1__id_-1' },
    });
    expect(summary(byName)).toMatchObject({ index: 'status_1_at_-1__id_-1', docs: 200 });
  });
});

test('takes no longer than it may, wherever that is said', async () => {
  const explain = { find: 'news', filter: { $expr: { $gte: [{ $size: { $range: [0, 50_000] } }, 1] } } };
  const expired = { code: 50 };
  await expect(running.db.command({ explain, maxTimeMS: 1 })).rejects.toMatchObject(expired);
  await expect(running.db.command({ explain: { ...explain, maxTimeMS: 1 } })).rejects.toMatchObject(expired);
});
