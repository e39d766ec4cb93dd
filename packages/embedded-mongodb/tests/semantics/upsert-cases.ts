import { type Document } from 'bson';
import { int, refused } from './support';

/** Manual page; query; update; the inserted document. */
export const upsertCases: [
  page: string,
  filter: Document,
  update: Document | Document[],
  expected: unknown,
][] = [
  ['Upsert', { a: 1, b: { $gt: 5 } }, { $set: { c: 1 } }, { a: 1, c: 1 }],
  [
    'Upsert: dotted paths',
    { 'a.b': 1, c: { $eq: 2 } },
    { $inc: { n: int(1) } },
    { a: { b: 1 }, c: 2, n: int(1) },
  ],
  ['Upsert', { $and: [{ a: 1 }, { b: 2 }], $or: [{ c: 3 }] }, { $set: { d: 4 } }, { a: 1, b: 2, c: 3, d: 4 }],
  ['Upsert', { $or: [{ a: 1 }, { a: 2 }] }, { $set: { d: 4 } }, { d: 4 }],
  [
    'Upsert',
    { a: { $in: [1] }, b: { $all: [2] }, c: { $in: [1, 2] } },
    { $set: { d: 4 } },
    { a: 1, b: 2, d: 4 },
  ],
  [
    'Upsert: in the order of names',
    { c: 1, a: 2, 'b.y': 3, 'b.x': 4 },
    { $set: { aa: 5 } },
    { a: 2, b: { x: 4, y: 3 }, c: 1, aa: 5 },
  ],
  ['Upsert', { a: { b: 1 }, 'a.c': 2 }, { $set: { d: 4 } }, refused(54, /'a.c'/)],
  ['Upsert', { 'a.c': 2, a: {} }, { $set: { d: 4 } }, refused(54, /'a.c'/)],
  ['Upsert', { a: { $all: [1, 2] } }, { $set: { d: 4 } }, refused(54, /'a'/)],
  [
    'Upsert',
    { a: { $eq: /x/ }, b: { $in: [/x/] }, c: { $all: [/x/] } },
    { $set: { d: 4 } },
    { a: /x/, d: 4 },
  ],
  ['Upsert', { a: /x/ }, { $set: { d: 4 } }, { d: 4 }],
  ['$setOnInsert', { _id: 1 }, { $set: { a: 1 }, $setOnInsert: { b: 2 } }, { _id: 1, a: 1, b: 2 }],
  ['$setOnInsert', { a: 1 }, { $setOnInsert: { _id: 'k' } }, { a: 1, _id: 'k' }],
  ['$setOnInsert', { _id: 1 }, { $setOnInsert: { _id: 2 } }, refused(66, /_id/)],
  ['Upsert: a replacement', { _id: 1, a: 5 }, { b: 2 }, { _id: 1, b: 2 }],
  ['Upsert: a replacement', { a: 5 }, { b: 2 }, { b: 2 }],
  ['Upsert: a replacement', { _id: 1, a: { $all: [1, 2] }, b: 1, 'b.c': 1 }, { b: 2 }, { _id: 1, b: 2 }],
  ['Upsert: a replacement', { '_id.a': 1 }, { b: 2 }, refused(111, /'_id.a'/)],
  ['Upsert', { '_id.b': 1, '_id.a': 2 }, { $set: { c: 3 } }, { _id: { a: 2, b: 1 }, c: 3 }],
  ['Dollar-Prefixed Field Names', { _id: 1 }, { $set: { $a: 2 } }, { _id: 1, $a: 2 }],
  ['Dollar-Prefixed Field Names', { _id: 1 }, { a: 1, $b: 2 }, { _id: 1, a: 1, $b: 2 }],
  ['Upsert: a pipeline', { _id: 1, a: 5 }, [{ $set: { b: '$a' } }], { _id: 1, a: 5, b: 5 }],
  ['Upsert', { a: 1, $and: [{ a: 2 }] }, { $set: { b: 1 } }, refused(54, /'a'/)],
  ['Upsert', { a: 1 }, { $set: { 'a.b': 1 } }, refused(28, /Cannot create field/)],
  ['$[]', { a: [5, 8] }, { $set: { 'a.$[]': 10 } }, { a: [10, 10] }],
  ['$[]', { a: 5 }, { $set: { 'a.$[]': 10 } }, refused(2, /array at 'a', which is int/)],
  ['$ (update)', { a: 5 }, { $set: { 'a.$': 10 } }, refused(2, /did not find the match/)],
];
