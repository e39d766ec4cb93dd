import { type Document } from 'bson';
import { describe, expect, it } from 'vitest';
import { depths, graphLookupCases, staff } from './graph-lookup-cases';
import { run } from './pipeline-sales';
import { expectResult, typed } from './support';

const collection = (name: string) => (name === 'staff' ? staff : []);
const above = ({ above }: Document) => above as Document[];

describe('$graphLookup', () => {
  it.each(graphLookupCases)('%s: %o', (_page, operand, expected) => {
    expectResult(
      () =>
        run(staff, [{ $graphLookup: operand }], { collection }).map((doc) =>
          above(doc).map(({ _id }) => _id as number),
        ),
      expected,
    );
  });

  it('tells how far away each one is', () => {
    const result = run(staff, [{ $graphLookup: depths.operand }], { collection });
    const found = above(result[2] as Document).map(({ far }) => (far as Document).away as unknown);
    expect(typed(found)).toBe(typed(depths.expected));
  });
});
