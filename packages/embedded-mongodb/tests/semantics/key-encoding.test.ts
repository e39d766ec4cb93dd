import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { expect, test } from 'vitest';
import { compareValues } from '../../src/semantics/index';
import { encodeKeyValue, invert } from '../../src/semantics/values/key-encoding';

/** In ascending order; values on one line are equal. */
const ascending: unknown[][] = [
  [new MinKey()],
  [null, undefined],
  [NaN, Decimal128.fromString('NaN')],
  [-Infinity, Decimal128.fromString('-Infinity')],
  [Decimal128.fromString('-1E+400')],
  [-1e300],
  [Long.fromString('-9007199254740993')],
  [new Double(-9007199254740992), Long.fromString('-9007199254740992')],
  [-1.5, Decimal128.fromString('-1.50')],
  [Decimal128.fromString('-1E-400')],
  [0, -0, new Int32(0), Long.fromNumber(0), Decimal128.fromString('0.00')],
  [Decimal128.fromString('1E-400')],
  [5e-324],
  [Decimal128.fromString('0.1')],
  [0.1],
  [0.5, Decimal128.fromString('5E-1')],
  [1, new Double(1), Decimal128.fromString('1.0')],
  [Decimal128.fromString('1.000000000000000000000000000000001')],
  [Decimal128.fromString('1.000000000000000000000000000000002')],
  [2],
  [10],
  [9007199254740992],
  [Long.fromString('9007199254740993'), Decimal128.fromString('9007199254740993')],
  [9007199254740994],
  [Long.MAX_VALUE],
  [9223372036854775808],
  [Decimal128.fromString('1E+400')],
  [Infinity],
  [''],
  ['\0'],
  ['\0a'],
  ['a'],
  ['a\0'],
  ['ab'],
  ['b'],
  ['é'],
  ['\uffee'],
  ['😀'],
  [{}],
  [{ a: 1 }, { a: new Double(1) }],
  [{ a: 1, b: 0 }],
  [{ b: 1 }],
  [{ a: 'x' }],
  [[]],
  [[1]],
  [[1, 2]],
  [[2]],
  [['a']],
  [new Binary(Buffer.from([9]), 0)],
  [new Binary(Buffer.from([1]), 4)],
  [new Binary(Buffer.from([0, 0]), 0)],
  [new ObjectId('000000000000000000000001')],
  [new ObjectId('ff0000000000000000000000')],
  [false],
  [true],
  [new Date(-1)],
  [new Date(0)],
  [new Date(1)],
  [new Timestamp({ t: 1, i: 2 })],
  [new Timestamp({ t: 0xffffffff, i: 1 })],
  [new BSONRegExp('a', '')],
  [new BSONRegExp('a', 'i')],
  [new MaxKey()],
];

test('the order of the bytes is the order of the values, forwards and backwards', () => {
  for (const [i, left] of ascending.entries()) {
    for (const [j, right] of ascending.entries()) {
      for (const a of left) {
        for (const b of right) {
          const expected = Math.sign(i - j);
          const shown = `${String(a)} against ${String(b)}`;
          expect(Math.sign(compareValues(a, b)), shown).toBe(expected);
          expect(Buffer.compare(encodeKeyValue(a), encodeKeyValue(b)), shown).toBe(expected);
          expect(Buffer.compare(encodeKeyValue(a, true), encodeKeyValue(b, true)), shown).toBe(
            -expected || 0,
          );
        }
      }
    }
  }
});

test('no encoding begins with another, so that fields can follow each other', () => {
  const encodings = ascending.map(([value]) => encodeKeyValue(value));
  for (const a of encodings) {
    for (const b of encodings) {
      if (a !== b) expect(a.subarray(0, b.length).equals(b)).toBe(false);
    }
  }
  expect(invert(invert(Buffer.from([0, 127, 255])))).toEqual(Buffer.from([0, 127, 255]));
});
