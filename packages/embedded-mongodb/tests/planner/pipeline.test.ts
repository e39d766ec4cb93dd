import { Decimal128, Double, Long, type Document } from 'bson';
import { expect, test } from 'vitest';
import { typed } from '../semantics/support';
import { useCommands } from './commands';

const { run } = useCommands();

async function aggregated(...pipeline: Document[]): Promise<Document[]> {
  const { cursor } = await run({ aggregate: 'numbers', pipeline, cursor: {} });
  return (cursor as { firstBatch: Document[] }).firstBatch;
}

test('stages that a query takes are refused as others are', async () => {
  await run({ insert: 'numbers', documents: [{ _id: 1 }, { _id: 2 }, { _id: 3 }] });
  const refused: [stage: Document, code: number][] = [
    [{ $match: {}, $limit: 1 }, 40323],
    [{ $skip: 1, $sort: { _id: 1 } }, 40323],
    [{ $sort: {} }, 2],
    [{ $sort: { $natural: -1 } }, 2],
    [{ $sort: { _id: 1, $a: 1 } }, 2],
    [{ $limit: 0 }, 2],
    [{ $skip: -1 }, 2],
  ];
  for (const [stage, code] of refused) await expect(aggregated(stage)).rejects.toMatchObject({ code });
});

test('numbers that are too large to be exact may be skipped, and be a limit', async () => {
  const most = Long.MAX_VALUE;
  expect(await aggregated({ $limit: most })).toHaveLength(3);
  expect(await aggregated({ $skip: most }, { $limit: most })).toEqual([]);
  expect(await aggregated({ $set: { a: 1 } }, { $limit: most }, { $skip: 1 })).toHaveLength(2);
  expect(await aggregated({ $set: { a: 1 } }, { $skip: most })).toEqual([]);
});

test('a sum of ones is counted only where that gives the same type and nothing is to be refused', async () => {
  const summed = async (one: unknown, _id: unknown = null) =>
    typed((await aggregated({ $group: { _id, n: { $sum: one } } }))[0]?.n);
  expect(await summed(1)).toBe(typed(3));
  expect(await summed(Long.ONE, Long.ONE)).toBe(typed(Long.fromInt(3)));
  expect(await summed(new Double(1))).toBe(typed(new Double(3)));
  expect(await summed(Decimal128.fromString('1'))).toBe(typed(Decimal128.fromString('3')));
  const named = (name: string) => aggregated({ $group: { _id: null, [name]: { $sum: 1 } } });
  await expect(named('a.b')).rejects.toMatchObject({ code: 2 });
  await expect(named('$a')).rejects.toMatchObject({ code: 2 });
});
