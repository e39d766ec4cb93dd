import { describe, expect, it } from 'vitest';
import { formatInstantCursor, parseInstantCursor } from '@/lib/kernel/instant-cursor';

const id = '0123456789abcdef01234567';

describe('a cursor by time', () => {
  it('comes back as it went out', () => {
    const cursor = { at: new Date('2026-03-01T12:00:00.123Z'), id };
    expect(parseInstantCursor(formatInstantCursor(cursor))).toEqual(cursor);
  });

  it.each([undefined, '', ['1', id], `-1.${id}`, `01.${id}`, `1.${id}0`, '1.xyz', `1e3.${id}`])(
    'is not %j',
    (value) => {
      expect(parseInstantCursor(value)).toBeNull();
    },
  );
});
