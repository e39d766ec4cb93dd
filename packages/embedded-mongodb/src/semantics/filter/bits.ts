import { Binary } from 'bson';
import { badValue } from '../../errors';
import type { ValueTest } from '../paths';
import { bytesOf } from '../values/compare';
import { asInteger, toNumeric } from '../values/numbers';
import { typeName } from '../values/types';

type Quantifier = 'every' | 'some';

/** The operand of a `$bits…` operator as bit positions. */
function bitPositions(name: string, operand: unknown): number[] {
  if (Array.isArray(operand)) {
    return operand.map((position: unknown) => {
      const bit = asInteger(position);
      if (bit === undefined || bit < 0) {
        throw badValue(`bit positions of ${name} must be integers >= 0`);
      }
      return bit;
    });
  }
  const isBytes = operand instanceof Binary;
  const mask = isBytes ? undefined : asInteger(operand);
  if (!isBytes && (mask === undefined || mask < 0)) {
    throw badValue(`${name} takes an Array, a number >= 0, or a BinData`);
  }
  const length = isBytes ? bytesOf(operand).bytes.length * 8 : 64;
  const bits = bitReader(isBytes ? operand : mask);
  return Array.from({ length }, (_, bit) => bit).filter((bit) => bits?.(bit));
}

/** Reads single bits of an integer (sign-extended) or of binary data; undefined for other values. */
function bitReader(value: unknown): ((bit: number) => boolean) | undefined {
  if (typeName(value) === 'binData') {
    const { bytes } = bytesOf(value);
    return (bit) => (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
  }
  const number = toNumeric(value);
  if (!number) return undefined;
  const integer = number.type === 'long' ? number.value : asInteger(value);
  if (integer === undefined) return undefined;
  const wide = BigInt(integer);
  return (bit) => ((wide >> BigInt(bit)) & 1n) === 1n;
}

/** `$bitsAllSet`, `$bitsAnySet`, `$bitsAllClear` and `$bitsAnyClear`. */
export function bitsTest(name: string, operand: unknown): ValueTest {
  const positions = bitPositions(name, operand);
  const quantifier: Quantifier = name.includes('All') ? 'every' : 'some';
  const wanted = name.endsWith('Set');
  return (value) => {
    const bits = bitReader(value);
    return bits !== undefined && positions[quantifier]((bit) => bits(bit) === wanted);
  };
}
