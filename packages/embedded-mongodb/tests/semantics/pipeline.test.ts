import { describe, expect, it } from 'vitest';
import { compileCollation, setTextScore } from '../../src/semantics/index';
import { lookupCases } from './lookup-cases';
import { pipelineCases } from './pipeline-cases';
import { pipelineRefusals } from './pipeline-refusals';
import { run, sales } from './pipeline-sales';
import { decimal, double, expectResult, int, long, typed } from './support';

describe('pipelines', () => {
  it.each([...pipelineCases, ...lookupCases, ...pipelineRefusals])('%s: %o', (_page, pipeline, expected) => {
    const docs = sales();
    expectResult(() => run(docs, pipeline), expected);
    expect(typed(docs)).toBe(typed(sales()));
  });

  it('sums exactly over types ($sum)', () => {
    const total = (values: unknown[]) =>
      run(
        values.map((v) => ({ v })),
        [{ $group: { _id: 0, t: { $sum: '$v' } } }],
      )[0]?.t as unknown;
    expect(typed(total([long('9007199254740993'), int(1)]))).toBe(typed(long('9007199254740994')));
    expect(typed(total(Array.from({ length: 10 }, () => double(0.1))))).toBe(typed(double(1)));
    expect(typed(total([decimal('0.1'), decimal('0.2'), int(1)]))).toBe(typed(decimal('1.3')));
    expect(typed(total([long('9223372036854775807'), long(1)]))).toBe(typed(double(9223372036854775808)));
    expect(typed(total([int(2147483647), int(1)]))).toBe(typed(long('2147483648')));
    expect(typed(total([int(1), 'x', null]))).toBe(typed(int(1)));
  });

  it('reads no more documents than a limit asks for ($limit)', () => {
    let read = 0;
    const endless = (function* () {
      while (true) yield { n: read++ };
    })();
    expect(run(endless, [{ $match: { n: { $gte: 3 } } }, { $set: { m: '$n' } }, { $limit: 2 }])).toEqual([
      { n: 3, m: 3 },
      { n: 4, m: 4 },
    ]);
    expect(read).toBe(5);
  });

  it('carries the text score through the stages ($meta)', () => {
    const docs = [{ _id: 1 }, { _id: 2 }];
    docs.forEach((doc, i) => setTextScore(doc, i + 1));
    const pipeline = [
      { $set: { a: 1 } },
      { $project: { a: 1 } },
      { $sort: { score: { $meta: 'textScore' } } },
      { $set: { s: { $meta: 'textScore' } } },
    ];
    expect(typed(run(docs, pipeline))).toBe(
      typed([
        { _id: 2, a: 1, s: double(2) },
        { _id: 1, a: 1, s: double(1) },
      ]),
    );
  });

  it('groups texts that a collation calls equal (Collation)', () => {
    const collation = compileCollation({ locale: 'en', strength: 1 });
    const docs = [{ a: 'Café' }, { a: 'cafe' }, { a: 'tea' }];
    expect(
      run(docs, [{ $group: { _id: '$a', n: { $count: {} } } }], { collation }).map((group) => [
        group._id,
        Number(group.n),
      ]),
    ).toEqual([
      ['Café', 2],
      ['tea', 1],
    ]);
  });

  it('follows a graph anew for each document of a join around it ($graphLookup)', () => {
    const graph = {
      $graphLookup: {
        from: 'people',
        startWith: 'y',
        connectFromField: 'none',
        connectToField: 'tags',
        as: 'found',
        restrictSearchWithMatch: { $expr: { $eq: ['$name', '$$wanted'] } },
      },
    };
    const pipeline = [
      { $lookup: { from: 'people', let: { wanted: '$n' }, pipeline: [{ $limit: 1 }, graph], as: 'p' } },
      { $project: { _id: 0, names: '$p.found.name' } },
    ];
    expect(run([{ n: 'Ana' }, { n: 'Bo' }, { n: 'Cy' }], pipeline)).toEqual([
      { names: [['Ana']] },
      { names: [['Bo']] },
      { names: [[]] },
    ]);
  });

  it('joins inside a join with the variables of each document ($lookup)', () => {
    const inner = {
      $lookup: {
        from: 'people',
        pipeline: [{ $match: { $expr: { $eq: ['$name', '$$wanted'] } } }],
        as: 'same',
      },
    };
    const pipeline = [
      {
        $lookup: {
          from: 'people',
          let: { wanted: '$n' },
          pipeline: [{ $limit: 1 }, inner, { $project: { same: '$same.name' } }],
          as: 'p',
        },
      },
      { $project: { _id: 0, names: '$p.same' } },
    ];
    expect(run([{ n: 'Ana' }, { n: 'Bo' }, { n: 'Cy' }], pipeline)).toEqual([
      { names: [['Ana']] },
      { names: [['Bo']] },
      { names: [[]] },
    ]);
  });
});
