import { type Document } from 'bson';
import { long } from './support';

/** Manual page; sort; documents in the expected order. */
export const sortCases: [page: string, sort: Document, ordered: Document[]][] = [
  ['cursor.sort(): ascending by type', { a: 1 }, [{ a: null }, { a: 1 }, { a: 'x' }, { a: {} }, { a: true }]],
  ['cursor.sort(): descending', { a: -1 }, [{ a: true }, { a: 'x' }, { a: 1 }, { a: null }]],
  ['cursor.sort(): arrays by their smallest element', { a: 1 }, [{ a: [1, 9] }, { a: 2 }, { a: [3, 4] }]],
  [
    'cursor.sort(): arrays by their largest when descending',
    { a: -1 },
    [{ a: [1, 9] }, { a: [3, 4] }, { a: 2 }],
  ],
  ['Comparison/Sort Order: an empty array is below null', { a: 1 }, [{ a: [] }, { a: null }, { a: 0 }]],
  [
    'cursor.sort(): several keys',
    { a: 1, b: -1 },
    [
      { a: 1, b: 5 },
      { a: 1, b: 2 },
      { a: 2, b: 9 },
    ],
  ],
  [
    'cursor.sort(): inside documents',
    { 'a.b': 1 },
    [{ a: {} }, { a: { b: 1 } }, { a: [{ b: 2 }, { b: 7 }] }],
  ],
  [
    'Comparison/Sort Order: Long beyond 2^53',
    { a: 1 },
    [{ a: 9007199254740992 }, { a: long('9007199254740993') }],
  ],
];
