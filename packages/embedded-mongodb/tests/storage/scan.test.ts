import { expect, test } from 'vitest';
import { Catalogue } from '../../src/storage/catalogue';
import { prefixRange, scan, type Entry, type Snapshot } from '../../src/storage/snapshot';

/** Many entries of one size; notes how many bytes are asked for at once. */
function stored(count: number, size: number, asked: number[]): Snapshot {
  const value = Buffer.alloc(size);
  const entries = Array.from({ length: count }, (_, i): Entry => ({
    key: Buffer.of(1, i >> 8, i & 255),
    value,
  }));
  const chunk: Snapshot['chunk'] = (_table, { low, high }, _backwards, limit) => {
    const inside = entries.filter(({ key }) => key.compare(low) >= 0 && key.compare(high) < 0);
    const given = inside.slice(0, limit);
    asked.push(given.length * size);
    return given;
  };
  return { catalogue: new Catalogue(), get: () => undefined, count: () => count, chunk };
}

test.each([
  ['short', 10],
  ['long', 300_000],
  ['the longest', 16_000_000],
])('a scan of %s documents gives each once, and never has very many bytes of them at hand', (_what, size) => {
  const asked: number[] = [];
  const found = [...scan(stored(1500, size, asked), 'records', prefixRange(Buffer.of(1)))];
  expect(new Set(found.map(({ key }) => key.toString('hex'))).size).toBe(1500);
  expect(found).toHaveLength(1500);
  expect(asked.length).toBeLessThan(size > 1000 ? 1510 : 10);
  for (const bytes of asked.slice(4)) expect(bytes).toBeLessThanOrEqual(Math.max(size, 4 * 4 * 1024 * 1024));
});
