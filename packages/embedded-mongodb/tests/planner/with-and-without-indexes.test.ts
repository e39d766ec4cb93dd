import { EJSON, serialize, type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/bson-codec';
import {
  compileCollation,
  compileFilter,
  compileProjection,
  compileSort,
  sortDocuments,
} from '../../src/semantics/index';
import { useCommands } from './commands';
import * as random from './random-documents';

const firstSeed = 1;
const rounds = 60;
const documents = 60;
const queries = 60;

const { run, tried, find } = useCommands();
const ids = (docs: Document[]) => docs.map((doc) => Number(doc._id)).sort((a, b) => a - b);
const text = (value: unknown) => EJSON.stringify(value, { relaxed: false });

/** Half of each index is built from what is there, the other half filled by the writes that follow. */
async function fill(collection: string, rng: random.Random): Promise<void> {
  for (let i = 0; i < 4; i++) {
    await tried({ createIndexes: collection, indexes: [{ ...random.index(rng), name: `index${i}` }] });
    for (let n = 0; n < documents / 4; n++) {
      const _id = i * documents + n;
      // Some random documents can't be indexed: those are refused.
      await tried({ insert: collection, documents: [{ _id, ...random.document(rng) }] });
      const q = { _id: rng.below(_id + 1) };
      if (rng.chance(0.2)) await tried({ update: collection, updates: [{ q, u: random.update(rng) }] });
      if (rng.chance(0.05)) await tried({ delete: collection, deletes: [{ q, limit: 1 }] });
    }
  }
}

async function compare(collection: string, stored: Document[], rng: random.Random): Promise<void> {
  const filter = random.filter(rng);
  const sort = random.sort(rng);
  const collation = rng.chance(0.1) ? { locale: 'en', strength: 1 } : undefined;
  const common = collation ? { collation } : {};
  const about = text({ filter, sort, ...common });

  const options = { collation: compileCollation(collation) };
  const matches = compileFilter(decode(serialize(filter)), options);
  const expected = sortDocuments(
    stored.filter((doc) => matches(doc)),
    sort,
    options.collation,
  );
  const order = compileSort(sort, options);
  const expectOrder = (docs: Document[], from: number) =>
    docs.forEach((doc, i) => expect(order(doc, expected[from + i] as Document), `${about} at ${i}`).toBe(0));

  const found = await find({ find: collection, filter, sort, ...common });
  expect(ids(found), about).toEqual(ids(expected));
  expectOrder(found, 0);

  const page = await find({ find: collection, filter, sort, skip: 2, limit: 5, ...common });
  expect(page.length, about).toBe(Math.max(0, Math.min(5, expected.length - 2)));
  expectOrder(page, 2);

  const projection = random.projection(rng);
  const shown = await find({ find: collection, filter, projection, ...common });
  const project = compileProjection(decode(serialize(projection)));
  const byId = (docs: Document[]) => docs.map(text).sort();
  expect(byId(shown), text(projection)).toEqual(byId(expected.map((doc) => project(doc))));

  const { n } = await run({ count: collection, query: filter, ...common });
  expect(Number(n), about).toBe(expected.length);
}

describe('answers with indexes are those without', () => {
  it.each(Array.from({ length: rounds }, (_, i) => firstSeed + i))('seed %i', async (seed) => {
    const rng = new random.Random(seed);
    const collection = `round${seed}`;
    await fill(collection, rng);
    const stored = await find({ find: collection, hint: { $natural: 1 } });
    expect(stored.length).toBeGreaterThan(documents / 4);
    for (let i = 0; i < queries; i++) await compare(collection, stored, rng);
  });
});
