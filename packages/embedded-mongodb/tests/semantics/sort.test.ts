import { type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { compileCollation, compileSort, setTextScore, valuesAtPath } from '../../src/semantics/index';
import { emptyArrayKey } from '../../src/semantics/paths';
import { sortCases } from './sort-cases';
import { expectResult, refused } from './support';

describe('sorts', () => {
  it.each(sortCases)('%s', (_page, sort, ordered) => {
    expect(compileSort(sort).sort([...ordered].reverse())).toEqual(ordered);
    expect([...ordered].reverse().sort(compileSort(sort).compare)).toEqual(ordered);
  });

  it('keeps the order of equals, and null equals missing (cursor.sort())', () => {
    const docs = [{ n: 1, a: null }, { n: 2 }, { n: 3, a: null }];
    expect(compileSort({ a: 1 }).sort(docs)).toEqual(docs);
    expect(compileSort({ a: -1 }).sort(docs)).toEqual(docs);
  });

  it('sorts by text score, best first ($meta)', () => {
    const docs = [{ n: 1 }, { n: 2 }, { n: 3 }];
    [0.5, 2, 1].forEach((score, i) => setTextScore(docs[i] as Document, score));
    expect(
      compileSort({ score: { $meta: 'textScore' } })
        .sort(docs)
        .map((doc) => doc.n),
    ).toEqual([2, 3, 1]);
  });

  it('sorts by a collation (Collation)', () => {
    const collation = compileCollation({ locale: 'en', strength: 1 });
    const docs = [{ a: 'Zoe' }, { a: 'élan' }, { a: 'Eland' }];
    expect(
      compileSort({ a: 1 }, { collation })
        .sort(docs)
        .map((doc) => doc.a),
    ).toEqual(['élan', 'Eland', 'Zoe']);
  });

  it.each([
    [{ a: 2 }, 15975, /must be 1, -1/],
    [{ a: 'asc' }, 15975, /must be 1, -1/],
    [{ a: { $meta: 'indexKey' } }, 15975, /must be 1, -1/],
    [{ a: { $meta: 'textScore', b: 1 } }, 15975, /must be 1, -1/],
    [{ 'a.': 1 }, 2, /may not be empty/],
    [{ $a: 1 }, 2, /may not .*start with '\$'/],
  ] as [Document, number, RegExp][])('refuses %o (cursor.sort())', (sort, code, message) => {
    expectResult(() => compileSort(sort), refused(code, message));
  });

  it.each([
    [
      { a: 1, b: 1 },
      { a: [1], b: [] },
    ],
    [{ 'a.x': 1, 'a.y': -1 }, { a: { x: [1, 2], y: [3, 4] } }],
  ])('refuses %o where a document has arrays at both (cursor.sort())', (sort, doc) => {
    expectResult(() => compileSort(sort).sort([doc]), refused(2, /parallel arrays/));
  });
});

describe('values at a path, as an index holds them (Multikey Indexes)', () => {
  it.each([
    [{ a: 1 }, 'a', [1]],
    [{}, 'a', [undefined]],
    [{ a: [1, 2] }, 'a', [1, 2]],
    [{ a: [] }, 'a', [emptyArrayKey]],
    [{ a: [[1, 2], 3] }, 'a', [[1, 2], 3]],
    [{ a: [{ b: 1 }, {}, { b: [2, 3] }] }, 'a.b', [1, undefined, 2, 3]],
    [{ a: [1, 2] }, 'a.b', [undefined]],
    [{ a: [{ b: 5 }, 7] }, 'a.1', [undefined, 7]],
    [{ a: { b: { c: null } } }, 'a.b.c', [null]],
  ] as [Document, string, unknown[]][])('%o at %s', (doc, path, expected) => {
    expect(valuesAtPath(doc, path)).toEqual(expected);
  });
});
