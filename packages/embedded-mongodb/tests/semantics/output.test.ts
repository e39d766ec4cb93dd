import { describe, expect, it } from 'vitest';
import { CommandError } from '../../src/errors';
import { useCommands } from '../planner/commands';
import { outputCases, source, target } from './output-cases';
import { Refusal, typed } from './support';

const { run, find } = useCommands();
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

  it('make the collection, be it for nothing', async () => {
    await run({ aggregate: 'nowhere', pipeline: [{ $out: 'made' }], cursor: {} });
    const { cursor } = await run({ listCollections: 1, filter: { name: 'made' } });
    expect((cursor as { firstBatch: unknown[] }).firstBatch).toHaveLength(1);
  });
});
