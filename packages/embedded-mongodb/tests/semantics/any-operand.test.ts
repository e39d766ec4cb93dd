import type { Document } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandError } from '../../src/errors';
import {
  compileCollation,
  compileExpression,
  compileFilter,
  compileProjection,
  compileSort,
  compileUpdate,
  runPipeline,
} from '../../src/semantics/index';
import { document, seed } from '../support/arbitrary-documents';
import * as any from '../support/arbitrary-operands';

const now = new Date(0);
type Task = (doc: Document) => unknown;

const updates = fc.array(
  fc.tuple(any.updateName, fc.oneof({ weight: 9, arbitrary: any.anyOf(any.argumentName, 2) }, any.operand)),
  { maxLength: 2 },
);

/** Each gives what to do with a document. */
const tasks: Record<string, fc.Arbitrary<Task>> = {
  filter: any
    .anyOf(fc.oneof(any.argumentName, any.filterName), 2)
    .map((filter) => (doc) => compileFilter(filter)(doc)),
  'field condition': any.anyOf(any.filterName, 2).map((a) => (doc) => compileFilter({ a })(doc)),
  sort: any.anyOf(any.argumentName, 2).map((spec) => (doc) => compileSort(spec).compare(doc, {})),
  projection: fc.tuple(any.anyOf(any.argumentName, 3), any.operand).map(
    ([spec, a]) =>
      (doc) =>
        compileProjection(spec, { a })(doc),
  ),
  update: fc
    .tuple(updates, fc.option(any.operand), fc.constantFrom<unknown>(1, { $exists: true }))
    .map(([entries, e, a]) => (doc) => {
      const update = Object.fromEntries(entries) as Document;
      const compiled = compileUpdate(update, { filter: { a }, arrayFilters: e ? [{ e }] : [], now });
      return [compiled(doc), compiled()];
    }),
  expression: any
    .oneOf(any.expressionName)
    .map((expression) => (doc) => compileExpression(expression, {})(doc)),
  pipeline: fc
    .array(any.oneOf(any.stageName), { minLength: 1, maxLength: 2 })
    .map((pipeline) => (doc) => [
      ...runPipeline([doc, {}], pipeline, { now, collection: () => [{ _id: 1, a: 1 }] }),
    ]),
  collation: any
    .anyOf(fc.constantFrom('locale', 'strength', 'caseLevel', 'caseFirst', 'alternate'), 2)
    .map((spec) => () => compileCollation({ locale: 'en', ...spec })),
};

describe('whatever is sent is answered or refused, and nothing is changed by it', () => {
  it.each(Object.entries(tasks))('%s', (_name, task) => {
    let answered = 0;
    fc.assert(
      fc.property(task, document, (act, fields) => {
        const doc = { _id: 1, ...fields };
        const before = JSON.stringify(doc);
        try {
          act(doc);
          answered++;
        } catch (error) {
          if (!(error instanceof CommandError)) throw error;
        }
        expect(JSON.stringify(doc)).toBe(before);
      }),
      { seed, numRuns: 8000 },
    );
    expect(answered).toBeGreaterThan(80);
  });
});
