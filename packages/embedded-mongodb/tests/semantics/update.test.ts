import { Timestamp, type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { applyUpdate, upsertDocument } from '../../src/semantics/index';
import { decimal, double, expectResult, int, long, refused, typed } from './support';

const now = new Date('2024-05-06T07:08:09.010Z');

interface Case {
  page: string;
  doc: Document;
  update: Document | Document[];
  expected: unknown;
  filter?: Document;
  arrayFilters?: Document[];
}
const row = (
  page: string,
  doc: Document,
  update: Document | Document[],
  expected: unknown,
  more: Partial<Case> = {},
): Case => ({
  page,
  doc,
  update,
  expected,
  ...more,
});

const grades = () => [
  { g: 80, m: 75 },
  { g: 85, m: 90 },
  { g: 90, m: 85 },
];

const cases: Case[] = [
  row('$set', { a: 1 }, { $set: { a: 'x', b: null } }, { a: 'x', b: null }),
  row('$set', { a: 1 }, { $set: { 'b.c.d': 1 } }, { a: 1, b: { c: { d: 1 } } }),
  row('$set', { a: [1, 2] }, { $set: { 'a.0': 9, 'a.3': 4 } }, { a: [9, 2, null, 4] }),
  row(
    '$set: new fields in order of their names',
    {},
    { $set: { c: 1, 'b.10': 1, a: 1, 'b.9': 1 } },
    { a: 1, b: { 9: 1, 10: 1 }, c: 1 },
  ),
  row('$set', { a: { b: 1 } }, { $set: { a: { c: 2 } } }, { a: { c: 2 } }),
  row('$set', { a: 1 }, { $set: {} }, { a: 1 }),
  row('$set', { a: [{ b: 1 }] }, { $set: { 'a.0.c': 2 } }, { a: [{ b: 1, c: 2 }] }),
  row('$set', { a: 5 }, { $set: { 'a.b': 1 } }, refused(28, /Cannot create field 'b'/)),
  row('$set', { a: null }, { $set: { 'a.b': 1 } }, refused(28, /Cannot create field 'b'/)),
  row('$set', { a: [1] }, { $set: { 'a.b': 1 } }, refused(28, /Cannot create field 'b'/)),
  row('$set', { a: 1 }, { $set: { a: 1, 'a.b': 2 } }, refused(40, /conflict at 'a'/)),
  row('$set', { a: 1 }, { $set: { 'a.b': 1 }, $inc: { a: 1 } }, refused(40, /conflict at 'a'/)),
  row('$set', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, refused(40, /conflict at 'a'/)),
  row('$set', { _id: 1 }, { $set: { _id: 2 } }, refused(66, /immutable field '_id'/)),
  row('$set', { _id: 1 }, { $set: { _id: double(1) } }, { _id: double(1) }),
  row('$set', { a: 1 }, { $set: { '': 1 } }, refused(56, /empty update path/)),
  row('$set', { a: 1 }, { $set: { 'a..b': 1 } }, refused(56, /empty field name/)),
  row('$set', { a: 1 }, { $set: { 'a.$b': 1 } }, refused(52, /\$b/)),
  row('$set', { a: 1 }, { $set: 5 }, refused(9, /Modifiers operate on fields/)),
  row('Update Operators', { a: 1 }, { $foo: { a: 1 } }, refused(9, /Unknown modifier: \$foo/)),
  row('Update Operators', { a: 1 }, { $set: { a: 1 }, b: 2 }, refused(9, /Unknown modifier: b/)),
  row('$unset', { a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': 1, z: '' } }, { b: { d: 2 } }),
  row('$unset', { a: [1, 2, 3] }, { $unset: { 'a.1': 1 } }, { a: [1, null, 3] }),
  row('$inc', { a: int(1) }, { $inc: { a: int(2) } }, { a: int(3) }),
  row('$inc', { a: int(2147483647) }, { $inc: { a: int(1) } }, { a: long('2147483648') }),
  row('$inc', { a: long(1) }, { $inc: { a: int(1) } }, { a: long(2) }),
  row('$inc', { a: long('9007199254740993') }, { $inc: { a: int(1) } }, { a: long('9007199254740994') }),
  row('$inc', { a: int(1) }, { $inc: { a: double(0.5) } }, { a: double(1.5) }),
  row('$inc', { a: double(1) }, { $inc: { a: int(1) } }, { a: double(2) }),
  row('$inc', { a: decimal('0.1') }, { $inc: { a: decimal('0.2') } }, { a: decimal('0.3') }),
  row('$inc', { a: int(1) }, { $inc: { a: decimal('0.10') } }, { a: decimal('1.10') }),
  row('$inc', {}, { $inc: { 'a.b': long(5) } }, { a: { b: long(5) } }),
  row(
    '$inc',
    { a: long('9223372036854775807') },
    { $inc: { a: int(1) } },
    refused(2, /Failed to apply \$inc/),
  ),
  row('$inc', { _id: 7, a: 'x' }, { $inc: { a: 1 } }, refused(14, /non-numeric type string/)),
  row('$inc', { a: null }, { $inc: { a: 1 } }, refused(14, /non-numeric type null/)),
  row('$inc', { a: 1 }, { $inc: { a: 'x' } }, refused(14, /Cannot increment with non-numeric argument/)),
  row('$mul', { a: int(3) }, { $mul: { a: int(4) } }, { a: int(12) }),
  row('$mul', {}, { $mul: { a: long(4) } }, { a: long(0) }),
  row('$mul', { a: decimal('10.99') }, { $mul: { a: decimal('1.25') } }, { a: decimal('13.7375') }),
  row('$min', { a: 5 }, { $min: { a: 3 } }, { a: 3 }),
  row('$min', { a: 5 }, { $min: { a: 9 } }, { a: 5 }),
  row('$min', {}, { $min: { a: 9 } }, { a: 9 }),
  row('$min', { a: 5 }, { $min: { a: null } }, { a: null }),
  row('$max', { a: 5 }, { $max: { a: 'x' } }, { a: 'x' }),
  row('$max', { a: long(5) }, { $max: { a: double(5) } }, { a: long(5) }),
  row('$max', { a: new Date(5) }, { $max: { a: new Date(6) } }, { a: new Date(6) }),
  row('$rename', { a: 1, b: 2 }, { $rename: { a: 'z' } }, { b: 2, z: 1 }),
  row('$rename', { a: { b: 1 }, c: 2 }, { $rename: { 'a.b': 'c', zz: 'q' } }, { a: {}, c: 1 }),
  row('$rename', { a: [{ b: 1 }] }, { $rename: { 'a.b': 'c' } }, refused(2, /array/)),
  row('$rename', { a: 1 }, { $rename: { a: 5 } }, refused(2, /must be a string/)),
  row('$setOnInsert', { a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }),
  row('$currentDate', {}, { $currentDate: { a: true, b: { $type: 'date' } } }, { a: now, b: now }),
  row(
    '$currentDate',
    {},
    { $currentDate: { a: { $type: 'timestamp' } } },
    { a: new Timestamp({ t: 1714979289, i: 1 }) },
  ),
  row(
    '$currentDate',
    {},
    { $currentDate: { a: { $type: 'x' } } },
    refused(2, /required to be 'date' or 'timestamp'/),
  ),
  row('$bit', { a: int(13) }, { $bit: { a: { and: int(10) } } }, { a: int(8) }),
  row('$bit', { a: int(3) }, { $bit: { a: { or: int(5) } } }, { a: int(7) }),
  row('$bit', { a: long(1) }, { $bit: { a: { xor: int(5) } } }, { a: long(4) }),
  row('$bit', { a: double(1) }, { $bit: { a: { xor: int(5) } } }, refused(2, /non-integral/)),
  row('$push', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }),
  row('$push', {}, { $push: { a: [1, 2] } }, { a: [[1, 2]] }),
  row('$push', { a: 5 }, { $push: { a: 1 } }, refused(2, /must be an array but is of type int/)),
  row('$each', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }),
  row('$each', { a: [1] }, { $push: { a: { $each: 2 } } }, refused(2, /\$each in \$push must be an array/)),
  row('$position', { a: [1, 2] }, { $push: { a: { $each: [9], $position: 0 } } }, { a: [9, 1, 2] }),
  row('$position', { a: [1, 2] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 9, 2] }),
  row('$slice', { a: [1, 2] }, { $push: { a: { $each: [3, 4], $slice: -3 } } }, { a: [2, 3, 4] }),
  row('$slice', { a: [1, 2] }, { $push: { a: { $each: [], $slice: 0 } } }, { a: [] }),
  row('$sort', { a: [5, 1] }, { $push: { a: { $each: [3], $sort: 1 } } }, { a: [1, 3, 5] }),
  row(
    '$sort',
    { a: [{ n: 5 }, { n: 1 }] },
    { $push: { a: { $each: [{ n: 3 }], $sort: { n: -1 }, $slice: 2 } } },
    { a: [{ n: 5 }, { n: 3 }] },
  ),
  row(
    '$push',
    { a: [1] },
    { $push: { a: { $each: [1], $foo: 1 } } },
    refused(2, /Unrecognized clause in \$push: \$foo/),
  ),
  row('$addToSet', { a: [int(1)] }, { $addToSet: { a: double(1) } }, { a: [int(1)] }),
  row(
    '$addToSet',
    { a: [{ x: 1, y: 2 }] },
    { $addToSet: { a: { y: 2, x: 1 } } },
    {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ),
  row('$addToSet', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }),
  row('$addToSet', {}, { $addToSet: { a: [1] } }, { a: [[1]] }),
  row('$pull', { a: [1, 2, 3, 2] }, { $pull: { a: 2 } }, { a: [1, 3] }),
  row('$pull', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }),
  row('$pull', { a: [{ x: 1, y: 2 }, { x: 2 }, 7] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }, 7] }),
  row(
    '$pull',
    { a: [{ q: [{ n: 1, s: 5 }] }, { q: [{ n: 2, s: 5 }] }] },
    { $pull: { a: { q: { $elemMatch: { n: 2, s: { $gte: 5 } } } } } },
    { a: [{ q: [{ n: 1, s: 5 }] }] },
  ),
  row('$pull', { a: ['ab', 'b'] }, { $pull: { a: /^a/ } }, { a: ['b'] }),
  row('$pull', { a: [[1, 2], 1] }, { $pull: { a: [1, 2] } }, { a: [1] }),
  row('$pullAll', { a: [1, 2, 5, 1] }, { $pullAll: { a: [1, double(5)] } }, { a: [2] }),
  row('$pop', { a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }),
  row('$pop', { a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }),
  row('$pop', { a: 1 }, { $pop: { a: 1 } }, refused(14, /non-array type 'int'/)),
  row('$pop', { a: [1] }, { $pop: { a: 2 } }, refused(9, /\$pop expects 1 or -1/)),
  row('$ (update)', { a: [80, 85, 90] }, { $set: { 'a.$': 82 } }, { a: [82, 85, 90] }, { filter: { a: 80 } }),
  row(
    '$ (update)',
    { a: grades() },
    { $set: { 'a.$.s': 6 } },
    {
      a: [
        { g: 80, m: 75 },
        { g: 85, m: 90, s: 6 },
        { g: 90, m: 85 },
      ],
    },
    { filter: { 'a.g': 85 } },
  ),
  row(
    '$ (update)',
    { a: grades() },
    { $inc: { 'a.$.g': int(1) } },
    {
      a: [
        { g: 80, m: 75 },
        { g: 86, m: 90 },
        { g: 90, m: 85 },
      ],
    },
    { filter: { a: { $elemMatch: { g: { $lte: 90 }, m: { $gt: 80 } } } } },
  ),
  row(
    '$ (update)',
    { a: [1] },
    { $set: { 'a.$': 2 } },
    refused(2, /positional operator did not find the match/),
  ),
  row('$[]', { a: [80, 85] }, { $inc: { 'a.$[]': int(10) } }, { a: [90, 95] }),
  row(
    '$[]',
    { a: [{ b: [1, 2] }, { b: [3] }] },
    { $inc: { 'a.$[].b.$[]': int(1) } },
    { a: [{ b: [2, 3] }, { b: [4] }] },
  ),
  row('$[]', {}, { $set: { 'a.$[]': 1 } }, refused(2, /path 'a' must exist/)),
  row('$[]', { a: 5 }, { $set: { 'a.$[]': 1 } }, refused(2, /non-array element a/)),
  row(
    '$[<identifier>]',
    { a: [95, 102, 90, 150] },
    { $set: { 'a.$[e]': 100 } },
    { a: [95, 100, 90, 100] },
    { arrayFilters: [{ e: { $gte: 100 } }] },
  ),
  row(
    '$[<identifier>]',
    { a: grades() },
    { $set: { 'a.$[e].m': 0 } },
    {
      a: [
        { g: 80, m: 75 },
        { g: 85, m: 0 },
        { g: 90, m: 0 },
      ],
    },
    { arrayFilters: [{ 'e.g': { $gte: 85 } }] },
  ),
  row(
    '$[<identifier>]',
    { a: grades() },
    { $unset: { 'a.$[e].m': 1 } },
    { a: [{ g: 80, m: 75 }, { g: 85 }, { g: 90, m: 85 }] },
    { arrayFilters: [{ $and: [{ 'e.g': { $gte: 85 } }, { 'e.m': { $gt: 85 } }] }] },
  ),
  row(
    '$[<identifier>]',
    { a: [1] },
    { $set: { 'a.$[e]': 1 } },
    refused(2, /No array filter found for identifier 'e'/),
  ),
  row('$[<identifier>]', { a: [1] }, { $set: { b: 1 } }, refused(9, /'e' was not used/), {
    arrayFilters: [{ e: 1 }],
  }),
  row('$[<identifier>]', { a: [1] }, { $set: { 'a.$[e]': 1 } }, refused(9, /multiple array filters/), {
    arrayFilters: [{ e: 1 }, { 'e.x': 1 }],
  }),
  row('$[<identifier>]', { a: [1] }, { $set: { 'a.$[E]': 1 } }, refused(2, /lowercase letter/), {
    arrayFilters: [{ E: 1 }],
  }),
  row('$[<identifier>]', { _id: 1 }, { a: 1 }, refused(9, /arrayFilters/), { arrayFilters: [{ e: 1 }] }),
  row('$[<identifier>]', { _id: 1 }, [{ $set: { a: 1 } }], refused(9, /arrayFilters/), {
    arrayFilters: [{ e: 1 }],
  }),
  row('Replace Documents', { _id: 1, a: 1, b: 2 }, { c: 3 }, { _id: 1, c: 3 }),
  row('Replace Documents', { _id: 1, a: 1 }, {}, { _id: 1 }),
  row('Replace Documents', { _id: 1, a: 1 }, { _id: 2 }, refused(66, /immutable/)),
  row('Replace Documents', { _id: 1, a: 1 }, { b: 1, $set: { a: 1 } }, refused(52, /\$set/)),
  row(
    'Updates with Aggregation Pipeline',
    { _id: 1, a: int(2) },
    [{ $set: { b: { $add: ['$a', int(1)] } } }, { $unset: ['a'] }],
    { _id: 1, b: int(3) },
  ),
  row('Updates with Aggregation Pipeline', { _id: 1, a: 2 }, [{ $replaceWith: { c: '$a' } }], {
    _id: 1,
    c: 2,
  }),
  row('Updates with Aggregation Pipeline', { _id: 1, a: 2, b: 3 }, [{ $project: { b: 1 } }], {
    _id: 1,
    b: 3,
  }),
  row('Updates with Aggregation Pipeline', { _id: 1 }, [{ $set: { at: '$$NOW' } }], { _id: 1, at: now }),
  row(
    'Updates with Aggregation Pipeline',
    { _id: 1 },
    [{ $match: {} }],
    refused(72, /\$match is not allowed/),
  ),
  row('Updates with Aggregation Pipeline', { _id: 1 }, [{ $set: { _id: 9 } }], refused(66, /immutable/)),
];

describe('updates', () => {
  it.each(cases)('$page: $update', ({ doc, update, expected, filter = {}, arrayFilters }) => {
    const before = typed(doc);
    expectResult(() => applyUpdate(doc, update, { filter, arrayFilters, now }), expected);
    expect(typed(doc)).toBe(before);
  });

  it.each([
    [{ a: 1 }, { $set: { a: 1 } }],
    [{ a: [1, { b: 2 }] }, { $set: { a: [1, { b: 2 }] } }],
    [{ a: [1] }, { $addToSet: { a: 1 } }],
    [{ a: [1] }, { $pull: { a: 5 } }],
    [{ a: 1 }, { $unset: { b: 1 } }],
    [{ a: 1 }, { $max: { a: 0 } }],
    [{ _id: 1, a: 1 }, { a: 1 }],
    [{ _id: 1, a: 1 }, [{ $set: { a: 1 } }]],
    [{ a: [] }, { $pop: { a: 1 } }],
  ] as [Document, Document | Document[]][])(
    'of %o by %o changes nothing, and the same document is returned',
    (doc, update) => {
      expect(applyUpdate(doc, update, { filter: {}, now })).toBe(doc);
    },
  );

  it('keeps a field called __proto__ harmless', () => {
    const update = JSON.parse('{ "$set": { "__proto__.polluted": 1 } }') as Document;
    const updated = applyUpdate({}, update, { filter: {}, now });
    expect(({} as Document).polluted).toBeUndefined();
    expect(Object.keys(updated)).toEqual(['__proto__']);
  });
});

/** Manual page; query; update; the inserted document. */
const upserts: [page: string, filter: Document, update: Document | Document[], expected: unknown][] = [
  ['db.collection.updateOne(): upsert', { a: 1, b: { $gt: 5 } }, { $set: { c: 1 } }, { a: 1, c: 1 }],
  [
    'upsert with dotted _id query',
    { 'a.b': 1, c: { $eq: 2 } },
    { $inc: { n: int(1) } },
    { a: { b: 1 }, c: 2, n: int(1) },
  ],
  ['upsert', { $and: [{ a: 1 }, { b: 2 }], $or: [{ c: 3 }] }, { $set: { d: 4 } }, { a: 1, b: 2, c: 3, d: 4 }],
  ['upsert', { $or: [{ a: 1 }, { a: 2 }] }, { $set: { d: 4 } }, { d: 4 }],
  [
    'upsert',
    { a: { $in: [1] }, b: { $all: [2] }, c: { $in: [1, 2] } },
    { $set: { d: 4 } },
    { a: 1, b: 2, d: 4 },
  ],
  ['upsert', { a: /x/ }, { $set: { d: 4 } }, { d: 4 }],
  ['$setOnInsert', { _id: 1 }, { $set: { a: 1 }, $setOnInsert: { b: 2 } }, { _id: 1, a: 1, b: 2 }],
  ['$setOnInsert', { a: 1 }, { $setOnInsert: { _id: 'k' } }, { _id: 'k', a: 1 }],
  ['$setOnInsert', { _id: 1 }, { $setOnInsert: { _id: 2 } }, refused(66, /_id/)],
  ['upsert with a replacement', { _id: 1, a: 5 }, { b: 2 }, { _id: 1, b: 2 }],
  ['upsert with a replacement', { a: 5 }, { b: 2 }, { b: 2 }],
  ['upsert with a pipeline', { _id: 1, a: 5 }, [{ $set: { b: '$a' } }], { _id: 1, a: 5, b: 5 }],
  ['upsert', { a: 1, $and: [{ a: 2 }] }, { $set: { b: 1 } }, refused(54, /path 'a' is matched twice/)],
  ['upsert', { a: 1 }, { $set: { 'a.b': 1 } }, refused(28, /Cannot create field/)],
];

describe('upserts', () => {
  it.each(upserts)('%s: %o %o', (_page, filter, update, expected) => {
    expectResult(() => upsertDocument(filter, update, { now }), expected);
  });
});
