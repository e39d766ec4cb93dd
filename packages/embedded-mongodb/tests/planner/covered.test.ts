import { BSONSymbol, Decimal128, EJSON, Long, ObjectId, type Document } from 'bson';
import { expect, test } from 'vitest';
import { useCommands } from './commands';

const { run, find } = useCommands();
const id = (n: number) => new ObjectId(n.toString(16).padStart(24, '0'));
const values = [
  ...['', 'text', 'ñandú 😀', 'with a \0 inside'],
  ...[new ObjectId('00ff00ff00ff00ff00ff00ff'), true, false, null, undefined],
  ...[new Date(0), new Date(-1), new Date(1.7e12), new Date(8.64e15)],
  ...[1, 1.5, -0, Long.fromNumber(7), Decimal128.fromString('1.10')],
  ...[{ deep: 'x' }, /pattern/i, Buffer.from('bytes')],
];
const documents = values.flatMap((a, i) => [
  { _id: id(2 * i), a, b: values[(7 * i) % values.length], c: 'not in the index' },
  { _id: id(2 * i + 1), b: a, a: new Date(i), c: 'not in the index' },
]);

const shown = (docs: Document[]) =>
  docs
    .map((doc) => EJSON.stringify(Object.fromEntries(Object.entries(doc).sort()), { relaxed: false }))
    .sort();

test.each([[{ a: 1, b: 1 }], [{ a: -1, b: 1, _id: -1 }], [{ b: -1, a: -1 }]])(
  'what an index tells is what the documents hold: %j',
  async (key) => {
    const name = `covered${Object.entries(key).join('_').replaceAll(/\W/g, '_')}`;
    await run({ createIndexes: name, indexes: [{ key, name: 'index' }] });
    await run({ insert: name, documents });
    const looked: number[] = [];
    for (const projection of [
      { a: 1, b: 1, _id: 0 },
      { a: 1, b: 1 },
      { b: 1, _id: 0 },
    ] as Document[]) {
      const covered = await find({ find: name, filter: {}, projection, hint: 'index' });
      const { executionStats } = await run({ explain: { find: name, projection, hint: 'index' } });
      looked.push((executionStats as Document).totalDocsExamined as number);
      const whole = await find({ find: name, filter: {}, projection, hint: { $natural: 1 } });
      expect(shown(covered)).toEqual(shown(whole));
    }
    expect(Math.min(...looked), 'documents read').toBeLessThan(documents.length);
  },
);

test.each([
  ['an array', ['x']],
  ['a symbol', new BSONSymbol('x')],
  ['a key that is cut', 'x'.repeat(3000)],
])('%s in the index: documents are read', async (what, a) => {
  const name = what.replaceAll(' ', '_');
  await run({ createIndexes: name, indexes: [{ key: { a: 1 }, name: 'index' }] });
  await run({ insert: name, documents: [{ a: 'text' }, { a }] });
  const found = await find({ find: name, filter: {}, projection: { a: 1, _id: 0 }, hint: 'index' });
  expect(shown(found)).toEqual(shown([{ a: 'text' }, { a }]));
});

test('a page whose fields stand in the index reads no document; null and numbers are looked up', async () => {
  await run({ createIndexes: 'pages', indexes: [{ key: { state: 1, at: -1, _id: -1 }, name: 'feed' }] });
  const page = (n: number) => ({ _id: id(n), state: 'open', at: n % 4 ? new Date(n) : null, text: 'long' });
  await run({ insert: 'pages', documents: Array.from({ length: 40 }, (_, n) => page(n)) });
  const explain = async (filter: Document, projection: Document, limit: number) => {
    const sort = { at: -1, _id: -1 };
    const { queryPlanner, executionStats } = await run({
      explain: { find: 'pages', filter, sort, projection, limit },
      verbosity: 'executionStats',
    });
    return [
      ((queryPlanner as Document).winningPlan as Document).inputStage.stage as string,
      (executionStats as Document).totalDocsExamined as number,
    ];
  };
  const open = { state: 'open' };
  expect(await explain(open, { at: 1 }, 20)).toEqual(['PROJECTION_COVERED', 0]);
  expect(await explain(open, { at: 1 }, 40)).toEqual(['PROJECTION_COVERED', 10]);
  expect(await explain(open, { at: 1, text: 1 }, 20)).toEqual(['FETCH', 20]);
  expect(await explain({ ...open, text: 'long' }, { at: 1 }, 20)).toEqual(['FETCH', 20]);
});

test('what comes into the index between two batches of a cursor is shown as it is', async () => {
  await run({ createIndexes: 'later', indexes: [{ key: { a: 1 }, name: 'index' }] });
  await run({ insert: 'later', documents: ['a', 'b', 'c'].map((a) => ({ a })) });
  const projection = { a: 1, _id: 0 };
  const { cursor } = await run({ find: 'later', projection, hint: 'index', batchSize: 1 });
  const later = [['x'], new BSONSymbol('y'), 'z'.repeat(3000)].map((a) => ({ a }));
  await run({ insert: 'later', documents: later });
  const { cursor: more } = await run({ getMore: (cursor as Document).id as Long, collection: 'later' });
  expect(shown((more as Document).nextBatch as Document[])).toEqual(
    shown([{ a: 'b' }, { a: 'c' }, ...later]),
  );
});

test.each([
  ['a dropped index', { a: { $gt: '' } }, { dropIndexes: 'gone', index: '*' }],
  ['a dropped index of a branch', { $or: [{ a: 'a' }, { b: 'b' }] }, { dropIndexes: 'gone', index: '*' }],
  ['a dropped collection', {}, { drop: 'gone' }],
])('a cursor over %s fails: it does not end as if it had given everything', async (_what, filter, drop) => {
  const indexes = [{ a: 1 }, { b: 1 }].map((key, i) => ({ key, name: `index${i}` }));
  await run({ createIndexes: 'gone', indexes });
  await run({ insert: 'gone', documents: ['a', 'b', 'c'].map((a) => ({ a, b: 'b' })) });
  const { cursor } = await run({ find: 'gone', filter, batchSize: 1 });
  await run(drop);
  const more = run({ getMore: (cursor as Document).id as Long, collection: 'gone' });
  await expect(more).rejects.toMatchObject({ code: 175 });
});
