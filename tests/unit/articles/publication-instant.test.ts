import { describe, expect, it } from 'vitest';
import { publicationInstant } from '@/lib/articles/publication-instant';

describe('when it came out', () => {
  it.each([
    ['2017-10-01', '2017-10-01T18:00:00.000Z', '2017-10-01T18:00:00.000Z'],
    ['2017-10-02', '2017-10-01T23:30:00.000Z', '2017-10-01T23:30:00.000Z'],
    ['1998-05-01', '2026-11-27T10:00:00.000Z', '1998-05-01T12:00:00.000Z'],
  ])('under %s, published at %s: %s', (day, publishedAt, instant) => {
    expect(publicationInstant({ day, publishedAt })).toBe(instant);
  });
});
