import { BSONRegExp, Decimal128, EJSON, Long, type Document } from 'bson';
import { expect, test } from 'vitest';
import { useCommands } from './commands';

const { run } = useCommands();
const values = [
  ...[1, 2, Long.fromNumber(2), Decimal128.fromString('2.0'), 'x', 'X', null, undefined, true, new Date(5)],
  ...[[], [1, 'x'], [[1]], [null], { a: 1 }, [{ a: 1 }, 2], new BSONRegExp('x')],
];
const documents = (field: string) =>
  values.map((value, i) => ({ _id: i, ...(value === undefined ? {} : { [field]: value }) }));

async function joined(from: string, more: Document = {}): Promise<Document[]> {
  const $lookup = { from, localField: 'here', foreignField: 'there', as: 'found', ...more };
  const pipeline = [{ $lookup }, { $project: { found: '$found._id' } }];
  const { cursor } = await run({ aggregate: 'local', pipeline, cursor: { batchSize: 1000 } });
  return (cursor as { firstBatch: Document[] }).firstBatch;
}

test('a $lookup that an index answers gives what one without gives, in the same order', async () => {
  await run({ insert: 'local', documents: documents('here') });
  for (const from of ['plain', 'indexed']) await run({ insert: from, documents: documents('there') });
  await run({ createIndexes: 'indexed', indexes: [{ key: { there: 1 }, name: 'there' }] });
  const plain = await joined('plain');
  expect(await joined('indexed')).toEqual(plain);
  expect(plain.some(({ found }) => (found as unknown[]).length > 1)).toBe(true);
  const pipeline = [{ $match: { _id: { $gt: 3 } } }];
  expect(EJSON.stringify(await joined('indexed', { pipeline }))).toBe(
    EJSON.stringify(await joined('plain', { pipeline })),
  );
});
