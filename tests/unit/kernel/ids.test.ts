import { expect, it } from 'vitest';
import { parseId } from '@/lib/kernel/ids';

it('takes an id as it travels', () => {
  expect(parseId('65a1b2c3d4e5f60718293a4b')?.toHexString()).toBe('65a1b2c3d4e5f60718293a4b');
});

it.each([undefined, null, '', 12, 'twelve-bytes', { $gt: '' }, ['65a1b2c3d4e5f60718293a4b'], 'z'.repeat(24)])(
  'refuses %s',
  (value) => {
    expect(parseId(value)).toBeNull();
  },
);
