import { describe, expect, it } from 'vitest';
import { CommandError } from '../../src/errors';
import { useCommands } from '../planner/commands';
import { outputCases, source, target } from './output-cases';
import { Refusal, typed } from './support';

const { run, find, problems } = useCommands();
const stored = () => find({ find: 'target', sort: { _id: 1 } });

async function prepare(): Promise<void> {
  for (const [name, documents] of Object.entries({ source, target })) {
    await run({ delete: name, deletes: [{ q: {}, limit: 0 }] });
    await run({ insert: name, documents });
  }
  await run({ createIndexes: 'target', indexes: [{ key: { k: 1 }, name: 'k', unique: true }] });
}

describe('stages that write', () => {
  it.each(outputCases)('%s: %o', async (page, pipeline, expected) => {
    await prepare();
    const before = typed(await stored());
    const answer: unknown = await run({ aggregate: 'source', pipeline, cursor: {} }).catch(
      (error: unknown) => error,
    );
    if (expected instanceof Refusal) {
      expect(answer).toBeInstanceOf(CommandError);
      expect(answer).toMatchObject({ code: expected.code });
      expect((answer as Error).message).toMatch(expected.message);
      // What `$merge` did before the error stays done; `$out` does all or nothing.
      if (page.startsWith('$out')) expect(typed(await stored())).toBe(before);
      return;
    }
    expect(answer).toMatchObject({ cursor: { firstBatch: [] } });
    const numbers = (docs: unknown) =>
      JSON.parse(typed(docs).replaceAll(/\{"\$number\w+":"(\d+)"\}/g, '$1')) as unknown;
    expect(numbers(await stored())).toEqual(numbers(expected));
  });

  it('may write into the collection that is read', async () => {
    await prepare();
    await run({
      aggregate: 'target',
      pipeline: [{ $set: { seen: true } }, { $merge: 'target' }],
      cursor: {},
    });
    expect((await stored()).map(({ seen }) => seen as unknown)).toEqual([true, true]);
  });

  it('go on with the other documents where one fails ($merge)', async () => {
    await prepare();
    const pipeline = [{ $unset: 'k' }, { $merge: { into: 'target', whenNotMatched: 'fail' } }];
    await expect(run({ aggregate: 'source', pipeline, cursor: {} })).rejects.toMatchObject({ code: 13113 });
    expect((await stored()).map(({ n }) => Number(n))).toEqual([10, NaN]);
    await run({ insert: 'source', documents: [{ _id: 0, k: 'new' }] });
    const failing = [{ $sort: { _id: -1 } }, { $merge: { into: 'target', whenMatched: 'fail' } }];
    await expect(run({ aggregate: 'source', pipeline: failing, cursor: {} })).rejects.toMatchObject({
      code: 11000,
    });
    expect((await stored()).map(({ _id }) => Number(_id))).toEqual([0, 1, 5, 9]);
  });

  it('write nothing where a document has no key ($merge)', async () => {
    await prepare();
    const noKey = { $set: { k: { $cond: [{ $eq: ['$k', 'z'] }, '$$REMOVE', '$k'] } } };
    const pipeline = [
      { $sort: { _id: 1 } },
      { $unset: '_id' },
      noKey,
      { $merge: { into: 'target', on: 'k' } },
    ];
    await expect(run({ aggregate: 'source', pipeline, cursor: {} })).rejects.toMatchObject({ code: 51132 });
    expect(typed(await stored())).not.toContain('"n"');
  });

  it('find the same document by documents only, not through arrays ($merge)', async () => {
    await prepare();
    await run({ delete: 'target', deletes: [{ q: { _id: 5 }, limit: 0 }] });
    await run({ createIndexes: 'target', indexes: [{ key: { 'o.p': 1 }, name: 'p', unique: true }] });
    const merged = (o: unknown) =>
      run({
        aggregate: 'source',
        pipeline: [
          { $limit: 1 },
          { $replaceWith: { k: 'q', o: { $literal: o } } },
          { $merge: { into: 'target', on: 'o.p' } },
        ],
        cursor: {},
      });
    await expect(merged([{ p: 1 }])).rejects.toMatchObject({ code: 51132 });
    await expect(merged({ p: [1] })).rejects.toMatchObject({ code: 51185 });
    await merged({ p: 1 });
    await merged({ p: 1 });
    expect(await stored()).toHaveLength(2);
    await run({ dropIndexes: 'target', index: 'p' });
  });

  it('ask for an index with the collation ($merge)', async () => {
    await prepare();
    const by = (on: string) =>
      run({
        aggregate: 'source',
        pipeline: [{ $match: { _id: 1 } }, { $merge: { into: 'target', on } }],
        cursor: {},
        collation: { locale: 'en' },
      });
    await by('_id');
    await expect(by('k')).rejects.toMatchObject({ code: 51183 });
  });

  it('leave out an index that is still built ($out)', async () => {
    await run({ drop: 'target' });
    const documents = Array.from({ length: 2500 }, (_, _id) => ({ _id, n: _id }));
    await run({ insert: 'target', documents });
    const indexes = [{ key: { n: 1 }, name: 'n' }];
    const build = expect(run({ createIndexes: 'target', indexes })).rejects.toMatchObject({ code: 276 });
    await run({ aggregate: 'source', pipeline: [{ $out: 'target' }], cursor: {} });
    await build;
    const { cursor } = await run({ listIndexes: 'target' });
    expect((cursor as { firstBatch: unknown[] }).firstBatch).toHaveLength(1);
    expect(problems()).toEqual([]);
  });

  it('make the collection, be it for nothing', async () => {
    await run({ aggregate: 'nowhere', pipeline: [{ $out: 'made' }], cursor: {} });
    const { cursor } = await run({ listCollections: 1, filter: { name: 'made' } });
    expect((cursor as { firstBatch: unknown[] }).firstBatch).toHaveLength(1);
  });
});
