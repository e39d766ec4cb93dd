import { expect, it } from 'vitest';
import { orLastKnown } from '@/lib/kernel/last-known';

it('gives the last good result where a read fails, and fails where there is none', async () => {
  let stored: number | Error = new Error('away');
  const read = orLastKnown(async () => {
    if (stored instanceof Error) throw stored;
    return stored;
  });
  await expect(read()).rejects.toThrow('away');
  stored = 1;
  expect(await read()).toBe(1);
  stored = 2;
  expect(await read()).toBe(2);
  stored = new Error('away again');
  expect(await read()).toBe(2);
});
