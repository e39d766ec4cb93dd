import { describe, expect, it } from 'vitest';
import { compareValues, valuesEqual } from '../../src/semantics/index';
import { identical, valueKey } from '../../src/semantics/values/compare';
import { ascending } from './comparison-cases';
import { decimal, double, int, long } from './support';

describe('comparison over all types (Comparison/Sort Order)', () => {
  it.each(ascending.map(([name, values], i) => ({ name, values, i })))('$name', ({ values, i }) => {
    for (const value of values) {
      for (const [j, [, others]] of ascending.entries()) {
        for (const other of others) expect(Math.sign(compareValues(value, other))).toBe(Math.sign(i - j));
      }
      for (const same of values) expect(valueKey(value)).toBe(valueKey(same));
    }
  });

  it('gives different keys to different values', () => {
    const keys = ascending.map(([, [first]]) => valueKey(first));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('tells a field called _bsontype from a BSON value', () => {
    expect(compareValues({ _bsontype: 'Int32', value: 5 }, 5)).toBeGreaterThan(0);
    expect(valuesEqual({ _bsontype: 'ObjectId' }, { _bsontype: 'ObjectId' })).toBe(true);
  });

  it.each([
    [int(1), double(1), false],
    [int(1), 1, true],
    [double(0), double(-0), false],
    [decimal('1.0'), decimal('1.00'), false],
    [{ a: [int(1)] }, { a: [long(1)] }, false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, false],
    [new Date(1), new Date(1), true],
  ])('%o and %o are the same to the byte: %s', (a, b, expected) => {
    expect(identical(a, b)).toBe(expected);
  });
});
