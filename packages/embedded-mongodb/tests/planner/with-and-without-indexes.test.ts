import { EJSON, serialize, type Document } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/bson-codec';
import { compileCollation, compileFilter, compileProjection, compileSort } from '../../src/semantics/index';
import {
  document,
  filter,
  index,
  projection,
  seed,
  sort,
  sortedUnlessParallel,
  update,
} from '../support/arbitrary-documents';
import { useCommands } from './commands';

const { run, tried, find } = useCommands();
const ids = (docs: Document[]) => docs.map((doc) => Number(doc._id)).sort((a, b) => a - b);
const text = (value: unknown) => EJSON.stringify(value, { relaxed: false });

/** What is done to one document, by its number: put in, and perhaps changed or taken out again. */
const write = fc.record(
  { doc: document, change: fc.tuple(fc.nat(60), update), removal: fc.nat(60) },
  { requiredKeys: ['doc'] },
);
type Write = { doc: Document; change?: [number, Document]; removal?: number };

const query = fc.record(
  { filter, sort, projection, collation: fc.constant({ locale: 'en', strength: 1 }) },
  { requiredKeys: ['filter', 'sort', 'projection'] },
);
type Query = { filter: Document; sort: Document; projection: Document; collation?: Document };

/** Half of each index is built from what is there, the other half filled by the writes that follow. */
async function fill(collection: string, indexes: Document[], writes: Write[]): Promise<void> {
  const share = Math.ceil(writes.length / (indexes.length + 1));
  for (const [_id, { doc, change, removal }] of writes.entries()) {
    if (_id % share === 0) {
      const wanted = indexes[_id / share];
      if (wanted) await tried({ createIndexes: collection, indexes: [{ ...wanted, name: `index${_id}` }] });
    }
    // Some random documents can't be indexed: those are refused.
    await tried({ insert: collection, documents: [{ _id, ...doc }] });
    if (change) await tried({ update: collection, updates: [{ q: { _id: change[0] }, u: change[1] }] });
    if (removal !== undefined && removal % 4 === 0)
      await tried({ delete: collection, deletes: [{ q: { _id: removal }, limit: 1 }] });
  }
}

async function compare(collection: string, stored: Document[], given: Query): Promise<void> {
  const { filter, sort, projection, collation } = given;
  const common = collation ? { collation } : {};
  const about = text(given);
  const options = { collation: compileCollation(collation) };
  const matches = compileFilter(decode(serialize(filter)), options);
  const matching = stored.filter((doc) => matches(doc));
  const expected = sortedUnlessParallel(matching, sort, options.collation);
  if (!expected) {
    await expect(find({ find: collection, filter, sort, ...common }), about).rejects.toThrow(
      /parallel arrays/,
    );
    return;
  }
  const { compare: order } = compileSort(sort, options);
  const expectOrder = (docs: Document[], from: number) => {
    for (const [i, doc] of docs.entries())
      expect(order(doc, expected[from + i] as Document), `${about} at ${i}`).toBe(0);
  };

  const found = await find({ find: collection, filter, sort, ...common });
  expect(ids(found), about).toEqual(ids(expected));
  expectOrder(found, 0);

  const page = await find({ find: collection, filter, sort, skip: 2, limit: 5, ...common });
  expect(page.length, about).toBe(Math.max(0, Math.min(5, expected.length - 2)));
  expectOrder(page, 2);

  const shown = await find({ find: collection, filter, projection, ...common });
  const project = compileProjection(decode(serialize(projection)));
  const byText = (docs: Document[]) => docs.map(text).sort();
  expect(byText(shown), about).toEqual(byText(expected.map((doc) => project(doc))));

  const { n } = await run({ count: collection, query: filter, ...common });
  expect(Number(n), about).toBe(expected.length);
}

describe('answers with indexes are those without', () => {
  let round = 0;
  it('over random documents, indexes, changes and queries', { timeout: 120_000 }, async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(index, { maxLength: 4 }),
        fc.array(write, { maxLength: 60, size: 'max' }),
        fc.array(query, { minLength: 1, maxLength: 60, size: 'max' }),
        async (indexes, writes, queries) => {
          const collection = `round${round++}`;
          await fill(collection, indexes, writes);
          const stored = await find({ find: collection, hint: { $natural: 1 } });
          for (const given of queries) await compare(collection, stored, given);
          compared += stored.length > 0 ? queries.length : 0;
          await run({ drop: collection });
        },
      ),
      { seed, numRuns: 80, endOnFailure: false },
    );
    expect(compared).toBeGreaterThan(1000);
  });
});
