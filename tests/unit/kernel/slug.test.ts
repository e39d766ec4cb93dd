import { describe, expect, it } from 'vitest';
import { slugify, slugSchema } from '@/lib/kernel/slug';

describe('addresses from headlines', () => {
  it.each([
    [
      'Peru passes Chile as China’s largest source of copper',
      'peru-passes-chile-as-chinas-largest-source-of-copper',
    ],
    ['CooperAcción: ¡una actualización!', 'cooperaccion-una-actualizacion'],
    ['  --  ', ''],
    ['Лима', ''],
  ])('%s becomes %s', (headline, slug) => {
    expect(slugify(headline)).toBe(slug);
  });

  it('are cut at the end of a word and stay valid', () => {
    const slug = slugify('word '.repeat(60));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/^(word-)*word$/);
    expect(slugSchema.safeParse(slug).success).toBe(true);
  });

  it.each(['', 'Upper', 'two--hyphens', '-first', 'last-', 'a/b', 'a b', 'ñ', 'x'.repeat(97)])(
    'refuses "%s"',
    (slug) => {
      expect(slugSchema.safeParse(slug).success).toBe(false);
    },
  );
});
