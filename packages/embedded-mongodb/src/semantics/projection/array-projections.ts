import type { Document } from 'bson';
import { location } from '../../errors';
import { sliceArray } from '../expressions/arrays';
import { compileElementMatch } from '../filter/compile';
import type { CompileOptions } from '../options';
import type { MatchContext } from '../paths';
import { asNumber } from '../values/numbers';
import { fieldOf, fieldsOf, isDocument, isNumber, setField } from '../values/types';

/** `{ field: { $slice: … } }` of a find; undefined when the operand is an expression's. */
export function compileSlice(operand: unknown): ((value: unknown) => unknown) | undefined {
  const numbers = (Array.isArray(operand) ? operand : [operand]) as unknown[];
  if (!numbers.every(isNumber) || numbers.length !== (Array.isArray(operand) ? 2 : 1)) return undefined;
  const [first = NaN, second] = numbers.map((value) => Math.trunc(asNumber(value)));
  if (second !== undefined && second <= 0) throw location(28724, 'First argument to $slice must be positive');
  return (value) => (Array.isArray(value) ? sliceArray(value, first, second) : value);
}

/** `{ field: { $elemMatch: … } }`: the first element that matches, in an array of its own. */
export function compileFirstMatch(path: string, operand: unknown, options: CompileOptions) {
  if (path.includes('.')) throw location(31275, 'Cannot use $elemMatch projection on a nested field.');
  const test = compileElementMatch(operand, options);
  return (value: unknown): unknown => {
    const context: MatchContext = {};
    return test(value, context) ? [(value as unknown[])[context.position as number]] : undefined;
  };
}

/** Reduces the first array on the path of `a.b.$` to the element at the matched position. */
export function keepPosition(value: unknown, parts: string[], position = Infinity): unknown {
  if (Array.isArray(value)) {
    if (position < value.length) return [value[position]];
    const code = position === Infinity ? 51246 : 51247;
    throw location(code, "positional operator '.$' couldn't find a matching element in the array");
  }
  const [name, ...rest] = parts;
  if (name === undefined || !isDocument(value) || fieldOf(value, name) === undefined) return value;
  const result: Document = { ...fieldsOf(value) };
  setField(result, name, keepPosition(result[name], rest, position));
  return result;
}
