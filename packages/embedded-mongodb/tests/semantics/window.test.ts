import { type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { run } from './pipeline-sales';
import { expectResult, typed } from './support';
import { cakes, windowCases } from './window-cases';

describe('$setWindowFields', () => {
  it.each(windowCases)('%s: %o', (_page, stage, expected) => {
    const docs = cakes();
    const pipeline = [{ $setWindowFields: stage }, { $sort: { _id: 1 } }];
    expectResult(() => run(docs, pipeline).map(({ x }) => x as unknown), expected);
    expect(typed(docs)).toBe(typed(cakes()));
  });

  it('sets nothing where nothing is wanted', () => {
    expect(run(cakes(), [{ $setWindowFields: { sortBy: { _id: 1 }, output: {} } }])).toEqual(cakes());
  });

  it('sets dotted fields and gives partitions and documents in order', () => {
    const stage: Document = { partitionBy: '$state', sortBy: { at: -1 }, output: { 'a.b': { $sum: 1 } } };
    const result = run(cakes(), [{ $setWindowFields: stage }]);
    expect(result.map(({ _id }) => _id as number)).toEqual([4, 2, 0, 3, 1]);
    expect(typed(result[0]?.a)).toBe(typed({ b: 3 }));
  });
});
