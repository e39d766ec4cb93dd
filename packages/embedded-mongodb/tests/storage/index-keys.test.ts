import { expect, test } from 'vitest';
import { IndexDefinition } from '../../src/storage/index-definition';
import { normaliseIndexSpec } from '../../src/storage/index-spec';
import { termsOf } from '../../src/storage/text-keys';
import { keysOf } from '../../src/storage/index-keys';
import { emptyArrayKey, valuesAtPath } from '../../src/semantics/index';

function indexOn(spec: object): IndexDefinition {
  return new IndexDefinition({
    id: 1,
    spec: normaliseIndexSpec({ name: 'any', ...spec }),
    multikey: [],
    truncated: false,
  });
}
const rows = (spec: object, doc: object) => keysOf(indexOn(spec), doc).keys.map(({ values }) => values);

test('one row for plain values, dotted paths and missing fields', () => {
  expect(rows({ key: { a: 1, 'b.c': -1, d: 1 } }, { a: 1, b: { c: 2 } })).toEqual([[1, 2, undefined]]);
});

test('one row an element of an array, equal ones once', () => {
  expect(rows({ key: { a: 1, b: 1 } }, { a: ['x', 'y', 'x'], b: 5 })).toEqual([
    ['x', 5],
    ['y', 5],
  ]);
  expect(rows({ key: { a: 1 } }, { a: [[1, 2], 3] })).toEqual([[[1, 2]], [3]]);
  expect(rows({ key: { a: 1 } }, { a: [] })).toEqual([[emptyArrayKey]]);
});

test('fields of the documents in an array stay together', () => {
  const doc = { list: [{ x: 1, y: 2 }, { x: 3 }, 'neither'], z: 0 };
  expect(rows({ key: { 'list.x': 1, 'list.y': 1, z: 1 } }, doc)).toEqual([
    [1, 2, 0],
    [3, undefined, 0],
    [undefined, undefined, 0],
  ]);
  expect(keysOf(indexOn({ key: { 'list.x': 1, z: 1 } }), doc).multikey).toEqual([true, false]);
});

test('an array may have more elements than a call takes arguments', () => {
  expect(valuesAtPath({ a: Array(2_000_000).fill(1) }, 'a')).toHaveLength(2_000_000);
});

test('arrays side by side are refused', () => {
  expect(() => rows({ key: { a: 1, b: 1 } }, { a: [1], b: [2] })).toThrow(/parallel arrays/);
});

test('sparse and partial indexes leave documents out', () => {
  expect(rows({ key: { a: 1, b: 1 }, sparse: true }, { c: 1 })).toEqual([]);
  expect(rows({ key: { a: 1, b: 1 }, sparse: true }, { b: null })).toEqual([[undefined, null]]);
  const partial = { key: { a: 1 }, partialFilterExpression: { status: 'open' } };
  expect(rows(partial, { a: 1, status: 'closed' })).toEqual([]);
  expect(rows(partial, { a: 1, status: 'open' })).toEqual([[1]]);
});

test('long keys are shortened, and stay different where the values are', () => {
  const [a, b] = ['a', 'b'].map((end) => keysOf(indexOn({ key: { t: 1 } }), { t: 'x'.repeat(5000) + end }));
  expect(a?.truncated).toBe(true);
  expect(a?.keys[0]?.bytes.length).toBeLessThanOrEqual(1900);
  expect(a?.keys[0]?.bytes.equals(b?.keys[0]?.bytes ?? Buffer.alloc(0))).toBe(false);
});

test('a text index holds each word once, with a score that weighs the fields', () => {
  const index = indexOn({ key: { title: 'text', body: 'text' }, weights: { title: 10 } });
  const scores = termsOf(index, { title: 'Mining', body: 'mining in Perú' });
  expect([...scores.keys()].sort()).toEqual(['in', 'mining', 'peru']);
  expect(scores.get('mining')).toBeGreaterThan(10);
  expect(scores.get('peru')).toBeLessThan(1);
});

test('a sparse index leaves out what is not there, also within arrays', () => {
  const spec = { key: { 'list.a': 1 }, sparse: true };
  expect(rows(spec, { list: [] })).toEqual([]);
  expect(rows(spec, { list: [{ b: 1 }, 2] })).toEqual([]);
  expect(rows(spec, { list: [{ a: 1 }, { b: 1 }] })).toEqual([[1]]);
  expect(rows(spec, { list: [{ a: [] }, { a: null }] })).toEqual([[emptyArrayKey], [null]]);
  expect(rows({ key: { 'list.a': 1, b: 1 }, sparse: true }, { list: [], b: 1 })).toHaveLength(1);
});
