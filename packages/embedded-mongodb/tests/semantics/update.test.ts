import { type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { compileUpdate } from '../../src/semantics/index';
import { positionalCases } from './positional-cases';
import { now, updateCases } from './update-cases';
import { upsertCases } from './upsert-cases';
import { expectResult, typed } from './support';

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('updates', () => {
  it.each([...updateCases, ...positionalCases])(
    '$page: $update',
    ({ doc, update, expected, filter = {}, arrayFilters }) => {
      const before = typed(doc);
      expectResult(() => compileUpdate(update, { filter, arrayFilters, now })(doc), expected);
      expect(typed(doc)).toBe(before);
    },
  );

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
      expect(compileUpdate(update, { filter: {}, now })(doc)).toBe(doc);
    },
  );

  it('pushes more values than a call takes arguments', () => {
    const $each = Array.from({ length: 300_000 }, (_, i) => i);
    const { a } = compileUpdate(
      { $push: { a: { $each, $position: 1 } } },
      { filter: {} },
    )({
      a: [-1, -2],
    });
    expect([(a as number[]).length, a[0], a[1], a[300_001]]).toEqual([300_002, -1, 0, -2]);
  });

  it.each([
    [{ $pullAll: { a: numbers(-20_000, 0) } }, 40_000],
    [{ $addToSet: { a: { $each: numbers(-20_000, 10) } } }, 60_000],
  ])('compares many values with many others without taking all pairs', (update, length) => {
    const { a } = compileUpdate(update, { filter: {} })({ a: numbers(0, 40_000) });
    expect(a).toHaveLength(length);
  });

  it('keeps a field called __proto__ harmless', () => {
    const update = JSON.parse('{ "$set": { "__proto__.polluted": 1 } }') as Document;
    const updated = compileUpdate(update, { filter: {}, now })({});
    expect(({} as Document).polluted).toBeUndefined();
    expect(Object.keys(updated)).toEqual(['__proto__']);
  });
});

describe('upserts', () => {
  it.each(upsertCases)('%s: %o %o', (_page, filter, update, expected) => {
    expectResult(() => compileUpdate(update, { filter, now })(), expected);
  });
});
