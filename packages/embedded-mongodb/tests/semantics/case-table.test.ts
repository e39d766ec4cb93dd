import { describe, expect, it } from 'vitest';
import { collationCases, collationRefusals } from './collation-cases';
import { ascending } from './comparison-cases';
import { dateCases } from './date-cases';
import { expressionCases } from './expression-cases';
import { filterCases } from './filter-cases';
import { filterRefusals } from './filter-refusals';
import { graphLookupCases } from './graph-lookup-cases';
import { manualPage, type Family } from './manual';
import { outputCases } from './output-cases';
import { pipelineCases } from './pipeline-cases';
import { pipelineRefusals } from './pipeline-refusals';
import { positionalCases } from './positional-cases';
import { projectionCases } from './projection-cases';
import { sortCases } from './sort-cases';
import { stringCases } from './string-cases';
import { textCases } from './text-cases';
import { updateCases } from './update-cases';
import { upsertCases } from './upsert-cases';
import { windowCases } from './window-cases';

const firsts = (table: readonly (readonly [string, ...unknown[]])[]) => table.map(([title]) => title);

/** Every table of cases: the titles of the pages that they cite. Each is run whole by the test beside it. */
const tables: Record<string, { family: Family; titles: string[] }> = {
  queries: { family: 'query', titles: firsts(filterCases) },
  'refused queries': { family: 'query', titles: firsts(filterRefusals) },
  comparison: { family: 'query', titles: ascending.map(() => 'Comparison/Sort Order') },
  sorts: { family: 'query', titles: firsts(sortCases) },
  'text searches': { family: 'query', titles: firsts(textCases) },
  collations: { family: 'query', titles: firsts(collationCases) },
  'refused collations': { family: 'query', titles: firsts(collationRefusals) },
  updates: { family: 'update', titles: updateCases.map(({ page }) => page) },
  'updates by position': { family: 'update', titles: positionalCases.map(({ page }) => page) },
  upserts: { family: 'update', titles: firsts(upsertCases) },
  projections: { family: 'projection', titles: firsts(projectionCases) },
  expressions: { family: 'expression', titles: firsts(expressionCases) },
  'texts and conversions': { family: 'expression', titles: firsts(stringCases) },
  dates: { family: 'expression', titles: firsts(dateCases) },
  pipelines: { family: 'stage', titles: firsts(pipelineCases) },
  'refused pipelines': { family: 'stage', titles: firsts(pipelineRefusals) },
  windows: { family: 'window', titles: firsts(windowCases) },
  'graph look-ups': { family: 'stage', titles: firsts(graphLookupCases) },
  'stages that write': { family: 'stage', titles: firsts(outputCases) },
};
const counts = Object.entries(tables).map(([name, { titles }]) => `${titles.length} ${name}`);
const total = Object.values(tables).reduce((sum, { titles }) => sum + titles.length, 0);

describe('the table of semantic cases', () => {
  it(`has ${total}, and 250 at least: ${counts.join(', ')}`, () => {
    expect(total).toBeGreaterThanOrEqual(250);
  });

  it.each(Object.entries(tables))(
    'names a page of the manual for each case: %s',
    (_name, { family, titles }) => {
      expect(titles.length).toBeGreaterThan(0);
      expect(titles.filter((title) => manualPage(title, family) === undefined)).toEqual([]);
    },
  );
});
