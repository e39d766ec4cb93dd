import { type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { applyUpdate, upsertDocument } from '../../src/semantics/index';
import { now, updateCases } from './update-cases';
import { expectResult, int, refused, typed } from './support';

describe('updates', () => {
  it.each(updateCases)('$page: $update', ({ doc, update, expected, filter = {}, arrayFilters }) => {
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
