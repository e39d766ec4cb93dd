import { describe, expect, it } from 'vitest';
import { formatListPosition, parseListPosition } from '@/lib/articles/article-list-position';
import { articleListHref, articleListSchema } from '@/lib/articles/article-list-schema';

const id = '65a1b2c3d4e5f60718293a4b';

describe('a place in the editors’ list', () => {
  it('travels there and back', () => {
    const change = { by: 'change', at: new Date('2017-10-01T18:00:00Z'), id } as const;
    const day = { by: 'day', day: '2017-10-01', id } as const;
    expect(parseListPosition(formatListPosition(change), 'change')).toEqual(change);
    expect(parseListPosition(formatListPosition(day), 'day')).toEqual(day);
  });

  it.each(['', 'x', `c.2017-10-01.${id}`, `c.-5.${id}`, `c.1.${id}0`, 'c.1.x', `d.2017-10-01.${id}`])(
    '%j is none by change',
    (value) => expect(parseListPosition(value, 'change')).toBeNull(),
  );
});

describe('the list’s address', () => {
  it('leaves out what it does not understand', () => {
    const filter = articleListSchema.parse({
      state: 'x',
      q: ['a', 'b'],
      topic: '1',
      year: '20175',
      before: {},
    });
    expect(filter).toEqual({ state: 'all', q: 'a', topic: undefined, year: undefined, before: undefined });
    expect(articleListSchema.parse({ q: 'x'.repeat(101) }).q).toBe('');
  });

  it('holds only what narrows the list', () => {
    expect(articleListHref({ state: 'all', q: '' })).toBe('/dashboard/articles');
    expect(articleListHref({ state: 'trash', q: 'río', year: '2017' })).toBe(
      '/dashboard/articles?state=trash&q=r%C3%ADo&year=2017',
    );
  });
});
