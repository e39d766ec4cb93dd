import { describe, expect, it } from 'vitest';
import { lastGood } from '@/lib/kernel/last-good';

const away = () => Promise.reject(new Error('The database is away.'));

describe('what was good last', () => {
  it('stands in while loading fails, and gives way afterwards', async () => {
    expect(await lastGood('number', async () => 1)).toBe(1);
    expect(await lastGood('number', away)).toBe(1);
    expect(await lastGood('number', async () => 2)).toBe(2);
    expect(await lastGood('number', away)).toBe(2);
  });

  it('is of its own name, and where there is none the failure stands', async () => {
    await lastGood('one', async () => 'value');
    await expect(lastGood('another', away)).rejects.toThrow('away');
  });
});
