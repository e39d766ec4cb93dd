import { EJSON, Long, ObjectId, type Document } from 'bson';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seed } from '../support/arbitrary-documents';
import { useCommands } from './commands';

const { run, tried, find } = useCommands();

const scalar = fc.constantFrom<unknown>(
  ...['', 'a', 'ab', 'b', 'ÿ', '\u{1f600}', '\ufeffa', '\0', 'a\0', true, false],
  ...[new Date(0), new Date(-1), new Date(1e12), new ObjectId('0'.repeat(24)), new ObjectId('f'.repeat(24))],
  ...[null, 1, undefined],
);
const document = fc.record({ a: scalar, b: scalar, c: fc.oneof(scalar, fc.record({ d: scalar })) });
const direction = fc.constantFrom(1, -1);
const keys = (names: string[], minLength: number) =>
  fc
    .tuple(fc.shuffledSubarray(names, { minLength }), fc.array(direction, { minLength: 5, maxLength: 5 }))
    .map(([all, directions]) => Object.fromEntries(all.map((name, i) => [name, directions[i]])) as Document);
const condition = fc.oneof(
  scalar.map((value) => value ?? null),
  fc.record({
    $in: fc.array(
      scalar.map((value) => value ?? null),
      { maxLength: 5 },
    ),
  }),
  fc.record({ $gte: fc.constantFrom('', 'a', new Date(-1), false) }),
  fc.record({ $lt: fc.constantFrom('b', 'ÿ', new Date(0), true) }),
);
const filter = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'c.d', '_id'), condition, {
  maxKeys: 2,
  noNullPrototype: true,
});
const query = fc.record({
  filter: fc.oneof(
    { weight: 4, arbitrary: filter },
    { weight: 1, arbitrary: fc.array(filter, { minLength: 1, maxLength: 2 }).map(($or) => ({ $or })) },
  ) as fc.Arbitrary<Document>,
  /** By which index documents are sorted; the others are in the way. */
  by: fc.nat(2),
  isBackwards: fc.boolean(),
  skip: fc.nat(3),
  limit: fc.nat(6),
  /** Which of the fields of that index are wanted. */
  wanted: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  more: fc.constantFrom({}, {}, {}, { a: 1 }, { c: 1 }, { d: 1 }),
  withId: fc.boolean(),
  batchSize: fc.integer({ min: 1, max: 4 }),
});

const fields = (doc: Document) => Object.entries(doc).sort(([a], [b]) => (a < b ? -1 : 1));
const shown = (docs: Document[]) => docs.map((doc) => EJSON.stringify(fields(doc), { relaxed: false }));

test('what indexes tell is what the documents hold, whatever is asked', { timeout: 120_000 }, async () => {
  let round = 0;
  let covered = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { minLength: 5, maxLength: 30, size: 'max' }),
      fc.array(keys(['a', 'b', 'c', 'c.d', '_id'], 1), { minLength: 1, maxLength: 3 }),
      fc.array(query, { minLength: 10, maxLength: 20, size: 'max' }),
      async (documents, patterns, queries) => {
        const name = `covered${round++}`;
        // With _id in the end each order is certain.
        const all = patterns.map((pattern) => ({
          ...pattern,
          _id: (pattern._id as number | undefined) ?? 1,
        }));
        for (const [i, key] of all.entries())
          await tried({ createIndexes: name, indexes: [{ key, name: `index${i}` }] });
        const stored = documents.map((doc, i) => ({
          _id: new ObjectId(i.toString().padStart(24, '0')),
          ...doc,
        }));
        await run({ insert: name, documents: stored });
        for (const { filter, by, isBackwards, skip, limit, wanted, more, withId, batchSize } of queries) {
          const key = all[by % all.length] as Document;
          const sort = Object.fromEntries(
            Object.entries(key).map(([path, way]) => [path, isBackwards ? -(way as number) : way]),
          );
          const names = Object.keys(key).filter((path, i) => wanted[i] && !path.includes('.'));
          const picked = Object.fromEntries(names.map((path) => [path, 1]));
          const projection = { ...picked, ...more, _id: withId ? 1 : 0 };
          const command = { find: name, filter, sort, skip, limit, projection };
          const about = EJSON.stringify([all, command]);
          const whole = await find({ ...command, hint: { $natural: 1 } });
          expect(shown(await find(command)), about).toEqual(shown(whole));
          const { cursor } = await run({ ...command, batchSize });
          let { id, firstBatch: found } = cursor as { id: Long; firstBatch: Document[] };
          while (Number(id) !== 0) {
            const { cursor: more } = await run({ getMore: Long.fromValue(id), collection: name, batchSize });
            id = (more as Document).id as Long;
            found = [...found, ...((more as Document).nextBatch as Document[])];
          }
          expect(shown(found), about).toEqual(shown(whole));
          const { queryPlanner } = await run({ explain: command, verbosity: 'queryPlanner' });
          if (EJSON.stringify(queryPlanner).includes('PROJECTION_COVERED')) covered++;
        }
        await run({ drop: name });
      },
    ),
    { seed, numRuns: 100, endOnFailure: false },
  );
  expect(covered).toBeGreaterThan(100);
});
