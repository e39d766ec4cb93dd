import { describe, expect, it } from 'vitest';
import { beginsWith, searchKeys, searchTerms } from '@/lib/members/search-keys';

const keys = searchKeys({
  name: "Wálter O'Brien-Quispe",
  emailKey: 'walter.b@example.org',
  reference: 'PSG-7K4M-2Q9X',
});

/** Whether a search would find the keys: each term begins one of them. */
const found = (query: string) =>
  searchTerms(query).every((term) => keys.some((key) => beginsWith(term).test(key)));

describe('search', () => {
  it.each(['walter', 'WÁLT', 'quispe wal', 'walter.b@exam', 'PSG-7K4M-2Q9X', '2q9x', 'example.org'])(
    'finds by %j',
    (query) => expect(found(query)).toBe(true),
  );

  it.each(['alter', 'walter smith', 'b@example.org', 'PSG-7K4M-2222'])('does not find by %j', (query) =>
    expect(found(query)).toBe(false),
  );

  it('takes signs of a pattern as they are', () => {
    expect(beginsWith('a.*+b@c').test('aXXb@c')).toBe(false);
    expect(searchTerms('.*')).toEqual([]);
  });
});
