import type { Document } from 'bson';
import { badValue, location } from '../../errors';
import { compileElementTest } from '../filter/compile';
import type { CompileOptions } from '../filter/options';
import { asNumber } from '../values/numbers';
import { isDocument, isNumber, setField } from '../values/types';

/** The elements that `$slice: n` or `$slice: [skip, n]` keeps; negative counts from the end. */
export function sliceArray<T>(array: T[], count: number, skip?: number): T[] {
  if (skip === undefined) return count >= 0 ? array.slice(0, count) : array.slice(count);
  const start = skip >= 0 ? skip : Math.max(0, array.length + skip);
  return array.slice(start, start + count);
}

/** `{ field: { $slice: … } }` of a find; undefined when the operand is an expression's. */
export function compileSlice(operand: unknown): ((value: unknown) => unknown) | undefined {
  const numbers = (Array.isArray(operand) ? operand : [operand]) as unknown[];
  if (!numbers.every(isNumber) || numbers.length > 2) return undefined;
  const [first = NaN, second] = numbers.map((value) => Math.trunc(asNumber(value)));
  if (second !== undefined && second <= 0) throw location(28724, 'First argument to $slice must be positive');
  return (value) => {
    if (!Array.isArray(value)) return value;
    return second === undefined ? sliceArray(value, first) : sliceArray(value, second, first);
  };
}

/** `{ field: { $elemMatch: … } }`: the first element that matches, in an array of its own. */
export function compileElementMatch(path: string, operand: unknown, options: CompileOptions) {
  if (!isDocument(operand)) throw badValue('elemMatch: Invalid argument, object required');
  if (path.includes('.')) throw location(31275, 'Cannot use $elemMatch projection on a nested field.');
  const test = compileElementTest(operand, options);
  return (value: unknown): unknown => {
    if (!Array.isArray(value)) return undefined;
    const index = (value as unknown[]).findIndex((element) => test(element));
    return index < 0 ? undefined : [value[index]];
  };
}

/** Reduces the first array on the path of `a.b.$` to the element at the matched position. */
export function keepPosition(value: unknown, parts: string[], position: number | undefined): unknown {
  if (Array.isArray(value)) {
    if (position === undefined || position >= value.length) {
      throw location(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    }
    return [value[position]];
  }
  const [name, ...rest] = parts;
  if (name === undefined || !isDocument(value)) return value;
  const result: Document = { ...value };
  if (Object.hasOwn(value, name)) setField(result, name, keepPosition(value[name], rest, position));
  return result;
}
