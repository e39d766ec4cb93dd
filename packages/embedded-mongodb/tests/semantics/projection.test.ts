import { type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { compileProjection, setTextScore } from '../../src/semantics/index';
import { projectionCases, projectionDocument } from './projection-cases';
import { expectResult } from './support';

describe('projections', () => {
  it.each(projectionCases)('%s: %o', (_page, projection, expected, filter) => {
    const before = JSON.stringify(projectionDocument);
    setTextScore(projectionDocument, 1.5);
    expectResult(() => compileProjection(projection, filter)(projectionDocument), expected);
    expect(JSON.stringify(projectionDocument)).toBe(before);
  });

  it('shows a field called __proto__ as a field', () => {
    const odd = JSON.parse('{ "__proto__": { "x": 1 }, "a": 2 }') as Document;
    const shown = compileProjection({ a: 0 })(odd);
    expect(Object.getPrototypeOf(shown)).toBe(Object.prototype);
    expect(Object.keys(shown)).toEqual(['__proto__']);
  });
});
