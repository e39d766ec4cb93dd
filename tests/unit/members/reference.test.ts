import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseReference, referenceFrom } from '@/lib/members/reference';

describe('a reference', () => {
  it('has its form, and nothing that is misread', () => {
    const many = Array.from({ length: 500 }, () => referenceFrom(randomBytes(32)));
    for (const reference of many)
      expect(reference).toMatch(/^PSG-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(many).size).toBe(500);
  });

  it('is the same for the same bytes', () => {
    const bytes = randomBytes(32);
    expect(referenceFrom(bytes)).toBe(referenceFrom(bytes));
  });

  it('is read as people write it', () => {
    expect(parseReference(' psg 7k4m 2q9x ')).toBe('PSG-7K4M-2Q9X');
    const reference = referenceFrom(randomBytes(32));
    expect(parseReference(reference)).toBe(reference);
  });

  it.each(['', 'PSG-7K4M', 'PSG-0K4M-2Q9X', 'PSG-7K4M-2Q9X-2Q9X', '<script>'])('is not %j', (text) => {
    expect(parseReference(text)).toBeNull();
  });
});
