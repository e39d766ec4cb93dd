import { describe, expect, it } from 'vitest';
import { compileFilter } from '../../src/semantics/index';
import { filterCases } from './filter-cases';
import { filterRefusals } from './filter-refusals';
import { expectResult, refused } from './support';

describe('filters', () => {
  it.each(filterCases)('%s: %o', (_page, filter, matches, others) => {
    const test = compileFilter(filter);
    for (const doc of matches) expect(test(doc), `should match ${JSON.stringify(doc)}`).toBe(true);
    for (const doc of others) expect(test(doc), `should not match ${JSON.stringify(doc)}`).toBe(false);
  });

  it.each(filterRefusals)('%s: refuses %o', (_page, filter, code, message) => {
    expectResult(() => compileFilter(filter), refused(code, message));
  });
});
