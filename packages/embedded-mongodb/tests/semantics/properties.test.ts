import { EJSON, type Document } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareValues,
  compileCollation,
  compileProjection,
  compileSort,
  compileUpdate,
  valueKey,
} from '../../src/semantics/index';
import { encodeKeyValue } from '../../src/semantics/values/key-encoding';
import { useCommands } from '../planner/commands';
import {
  document,
  projection,
  seed,
  sort,
  sortedUnlessParallel,
  value,
} from '../support/arbitrary-documents';
import { applyModel, modelDocument, modelUpdate } from '../support/update-model';

const text = (given: unknown) => EJSON.stringify(given, { relaxed: false });
const plain = (given: unknown) => JSON.parse(EJSON.stringify(given, { relaxed: true })) as unknown;

describe('the order of values', () => {
  const collations = { simple: undefined, es: compileCollation({ locale: 'es', strength: 2 }) };

  it.each(Object.entries(collations))('is total (%s)', (_name, collation) => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const compare = (x: unknown, y: unknown) => Math.sign(compareValues(x, y, collation));
        expect(compare(a, a)).toBe(0);
        expect(compare(b, a) + compare(a, b)).toBe(0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
        expect(valueKey(a, collation) === valueKey(b, collation)).toBe(compare(a, b) === 0);
      }),
      { seed, numRuns: 5000 },
    );
  });

  it('is that of their keys in an index, upwards and downwards', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const order = Math.sign(compareValues(a, b));
        expect(Math.sign(Buffer.compare(encodeKeyValue(a), encodeKeyValue(b)))).toBe(order);
        expect(Math.sign(Buffer.compare(encodeKeyValue(b, true), encodeKeyValue(a, true)))).toBe(order);
      }),
      { seed, numRuns: 5000 },
    );
  });

  it('sorts documents so that none comes before a lower one, and equals keep their places', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 12 }), sort, (fields, spec) => {
        const docs: Document[] = fields.map((doc, place) => ({ ...doc, place }));
        const sorted = sortedUnlessParallel(docs, spec);
        if (!sorted) return;
        const { compare } = compileSort(spec);
        expect(new Set(sorted)).toEqual(new Set(docs));
        for (const [i, doc] of sorted.entries()) {
          for (const later of sorted.slice(i + 1)) {
            expect(compare(doc, later)).toBeLessThanOrEqual(0);
            if (compare(doc, later) === 0) expect(doc.place).toBeLessThan(later.place as number);
          }
        }
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('a projection', () => {
  /** Whether all that one value holds stands at the same place in the other, in the same order. */
  const isWithin = (part: unknown, whole: unknown): boolean => {
    if (Array.isArray(part) && Array.isArray(whole)) {
      let at = 0;
      return part.every((element) => {
        while (at < whole.length && !isWithin(element, whole[at])) at++;
        return at++ < whole.length;
      });
    }
    const isPlain = (given: unknown): given is Document =>
      typeof given === 'object' && given !== null && Object.getPrototypeOf(given) === Object.prototype;
    if (!isPlain(part) || !isPlain(whole)) return text([part]) === text([whole]);
    return Object.keys(part).every((name) => name in whole && isWithin(part[name], whole[name]));
  };

  it('never invents a field', () => {
    fc.assert(
      fc.property(document, projection, (fields, spec) => {
        const doc = { _id: 1, ...fields };
        const before = text(doc);
        expect(isWithin(compileProjection(spec)(doc), doc)).toBe(true);
        expect(text(doc)).toBe(before);
      }),
      { seed, numRuns: 3000 },
    );
  });

  it('picks what the opposite one drops', () => {
    fc.assert(
      fc.property(document, fc.subarray(['a', 'b', 'c'], { minLength: 1 }), (fields, names) => {
        const flags = (flag: number) => Object.fromEntries(names.map((name) => [name, flag])) as Document;
        const picked = compileProjection({ ...flags(1), _id: 0 })(fields);
        const left = compileProjection(flags(0))(fields);
        expect(Object.keys({ ...picked, ...left }).sort()).toEqual(Object.keys(fields).sort());
        expect(Object.keys(picked).filter((name) => name in left)).toEqual([]);
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe('an update', () => {
  it('does what a plain model of it does, and leaves its document alone', () => {
    fc.assert(
      fc.property(modelDocument, fc.array(modelUpdate, { minLength: 1, maxLength: 4 }), (doc, updates) => {
        let [real, model] = [doc as Document, doc];
        for (const update of updates) {
          const before = text(real);
          const after = compileUpdate(update, { filter: {} })(real);
          expect(text(real)).toBe(before);
          model = applyModel(model, update);
          expect(plain(after)).toEqual(model);
          real = after;
        }
      }),
      { seed, numRuns: 2000 },
    );
  });

  const { run, find } = useCommands();
  it('is what is read afterwards', async () => {
    let _id = 0;
    await fc.assert(
      fc.asyncProperty(modelDocument, modelUpdate, async (doc, update) => {
        _id++;
        await run({ insert: 'updated', documents: [{ _id, ...doc }] });
        await run({ update: 'updated', updates: [{ q: { _id }, u: update }] });
        const [read] = await find({ find: 'updated', filter: { _id } });
        expect(plain(read)).toEqual({ _id, ...applyModel(doc, update) });
      }),
      { seed, numRuns: 200 },
    );
  });
});
