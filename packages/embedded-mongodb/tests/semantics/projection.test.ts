import { DBRef, type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { compileProjection, setTextScore } from '../../src/semantics/index';
import { projectionCases, projectionDocument } from './projection-cases';
import { expectResult, refused } from './support';

describe('projections', () => {
  it.each(projectionCases)('%s: %o', (_page, projection, expected, filter) => {
    const before = JSON.stringify(projectionDocument);
    setTextScore(projectionDocument, 1.5);
    expectResult(() => compileProjection(projection, filter)(projectionDocument), expected);
    expect(JSON.stringify(projectionDocument)).toBe(before);
  });

  it.each([
    [
      'not in an array right inside another ($slice)',
      { 'a.b': { $slice: 1 }, 'a.c': 1 },
      { a: [{ b: [1, 2], c: 3, d: 4 }, [{ b: [1, 2], c: 3, d: 4 }], { b: [[1, 2], 3] }] },
      { a: [{ b: [1], c: 3 }, [{ b: [1, 2], c: 3 }], { b: [[1, 2]] }] },
    ],
    [
      'the fields of references',
      { 'a.$ref': 0, 'b.$id': 0 },
      { a: new DBRef('x', 5 as never), b: { $ref: 'y', $id: 6, $db: 'z' } },
      { a: { $id: 5 }, b: { $ref: 'y', $db: 'z' } },
    ],
  ] as [string, Document, Document, Document][])('%s', (_name, projection, doc, expected) => {
    expectResult(() => compileProjection(projection)(doc), expected);
  });

  it('takes positions from another array, but not beyond the end ($)', () => {
    const project = compileProjection({ 'b.$': 1 }, { a: 3 });
    expect(project({ a: [1, 3], b: ['x', 'y'] })).toEqual({ b: ['y'] });
    expectResult(() => project({ a: [1, 3], b: ['x'] }), refused(51247, /positional/));
    const inReference = compileProjection({ 'a.$id.$': 1 }, { 'a.$id': 2 });
    expect(inReference({ a: new DBRef('x', [1, 2] as never) })).toEqual({ a: { $id: [2] } });
  });

  it('shows a field called __proto__ as a field', () => {
    const odd = JSON.parse('{ "__proto__": { "x": 1 }, "a": 2 }') as Document;
    const shown = compileProjection({ a: 0 })(odd);
    expect(Object.getPrototypeOf(shown)).toBe(Object.prototype);
    expect(Object.keys(shown)).toEqual(['__proto__']);
  });
});
