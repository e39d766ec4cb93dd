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
    'cursor.sort(): two keys come from one element of an array',
    { 'a.x': 1, 'a.y': 1 },
    [
      { a: { x: 1, y: 3 } },
      {
        a: [
          { x: 3, y: 0 },
          { x: 1, y: 4 },
        ],
      },
      { a: [{ x: 2, y: 0 }] },
    ],
  ],
  [
    'cursor.sort(): upwards and downwards',
    { 'a.x': 1, 'a.y': -1 },
    [
      {
        a: [
          { x: 1, y: 2 },
          { x: 1, y: 8 },
          { x: 4, y: 9 },
        ],
      },
      { a: { x: 1, y: 7 } },
    ],
  ],
  [
    'cursor.sort(): an array beside a single value',
    { a: -1, b: 1 },
    [
      { a: [2, 5], b: 6 },
      { a: 5, b: [7, 8] },
      { a: 4, b: 1 },
    ],
  ],
  [
    'cursor.sort(): an empty array on the way is as nothing',
    { 'a.x.y': -1 },
    [{ a: [{ x: { y: 1 } }] }, { a: [{ x: [] }, { x: { y: [] } }] }, { a: { x: { y: [] } } }],
  ],
  [
    'Comparison/Sort Order: Long beyond 2^53',
    { a: 1 },
    [{ a: 9007199254740992 }, { a: long('9007199254740993') }],
  ],
];
