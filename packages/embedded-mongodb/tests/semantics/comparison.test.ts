import { Binary, BSONRegExp, BSONSymbol, Code, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { describe, expect, it } from 'vitest';
import { compareValues, valuesEqual } from '../../src/semantics/index';
import { identical, valueKey } from '../../src/semantics/values/compare';
import { decimal, double, int, long } from './support';

/** Manual page "Comparison/Sort Order": each line is below the next. */
const ascending: [string, unknown[]][] = [
  ['MinKey', [new MinKey()]],
  ['null and missing', [null, undefined]],
  ['NaN', [NaN, double(NaN), decimal('NaN')]],
  ['-Infinity', [-Infinity, decimal('-Infinity')]],
  ['-1', [-1, int(-1), long(-1), decimal('-1.0')]],
  ['zero', [0, -0, int(0), long(0), double(-0), decimal('0E+3'), decimal('-0')]],
  ['a tenth', [decimal('0.1')]],
  ['the double nearest to a tenth', [0.1, double(0.1)]],
  ['5', [5, int(5), long(5), double(5), decimal('5.000'), decimal('50E-1')]],
  ['2^53', [9007199254740992, long('9007199254740992'), decimal('9007199254740992')]],
  ['2^53 + 1', [long('9007199254740993'), decimal('9007199254740993')]],
  ['the largest Long', [long('9223372036854775807')]],
  ['2^63', [double(9223372036854775808), decimal('9223372036854775808')]],
  ['1e400', [decimal('1E+400')]],
  ['Infinity', [Infinity, decimal('Infinity')]],
  ['empty text', ['', new BSONSymbol('')]],
  ['A', ['A', new BSONSymbol('A')]],
  ['a', ['a']],
  ['aa', ['aa']],
  ['U+FFFD', ['\ufffd']],
  ['U+1F600, above U+FFFD by code point though not by UTF-16', ['\u{1f600}']],
  ['empty document', [{}]],
  ['a number in a document', [{ b: 1 }, { b: long(1) }]],
  ['the type of a field counts before its name', [{ a: 'x' }]],
  ['then the name', [{ b: 'a' }]],
  ['then the value', [{ b: 'b' }]],
  ['a longer document', [{ b: 'b', c: 1 }]],
  ['empty array', [[]]],
  ['[1]', [[1], [double(1)]]],
  ['[1, 2]', [[1, 2]]],
  ['[2]', [[2]]],
  ['one byte', [new Binary(Buffer.from([255]))]],
  ['two bytes, shorter is lower', [new Binary(Buffer.from([0, 0])), Buffer.from([0, 0])]],
  ['a higher subtype', [new Binary(Buffer.from([0, 0]), 5)]],
  ['a low ObjectId', [new ObjectId('000000000000000000000001')]],
  ['a high ObjectId', [new ObjectId('ff0000000000000000000000')]],
  ['false', [false]],
  ['true', [true]],
  ['before 1970', [new Date(-5)]],
  ['after', [new Date(5)]],
  ['a Timestamp', [new Timestamp({ t: 1, i: 1 })]],
  ['a later Timestamp', [new Timestamp({ t: 4294967295, i: 1 })]],
  ['a pattern', [new BSONRegExp('a', 'i'), /a/i]],
  ['a higher pattern', [new BSONRegExp('b')]],
  ['code', [new Code('f()')]],
  ['code with a scope', [new Code('f()', { a: 1 })]],
  ['MaxKey', [new MaxKey()]],
];

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
