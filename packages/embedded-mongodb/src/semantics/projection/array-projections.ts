import type { Document } from 'bson';
import { location } from '../../errors';
import { sliceArray } from '../expressions/arrays';
import { compileElementMatch } from '../filter/compile';
import type { CompileOptions } from '../options';
import type { MatchContext } from '../paths';
import { asNumber } from '../values/numbers';
import { isDocument, isNumber, setField } from '../values/types';

/** Gives the new value of a field; undefined leaves it out. */
type Transform = (value: unknown) => unknown;

/** `{ field: { $slice: … } }` of a find; undefined when the operand is an expression's. */
export function compileSlice(operand: unknown): Transform | undefined {
  const numbers = (Array.isArray(operand) ? operand : [operand]) as unknown[];
  if (!numbers.every(isNumber) || numbers.length > 2) return undefined;
  const [first = NaN, second] = numbers.map((value) => Math.trunc(asNumber(value)));
  if (second !== undefined && second <= 0) throw location(28724, 'First argument to $slice must be positive');
  return (value) => (Array.isArray(value) ? sliceArray(value, first, second) : value);
}

/** `{ field: { $elemMatch: … } }`: the first element that matches, in an array of its own. */
export function compileFirstMatch(path: string, operand: unknown, options: CompileOptions): Transform {
  if (path.includes('.')) throw location(31275, 'Cannot use $elemMatch projection on a nested field.');
  const test = compileElementMatch(operand, options);
  return (value) => {
    const context: MatchContext = {};
    return test(value, context) ? [(value as unknown[])[context.position as number]] : undefined;
  };
}

/** Reduces the first array on the path of `a.b.$` to the element at the matched position. */
export function keepPosition(value: unknown, parts: string[], position = Infinity): unknown {
  if (Array.isArray(value)) {
    if (position < value.length) return [value[position]];
    throw location(51246, "positional operator '.$' couldn't find a matching element in the array");
  }
  const [name, ...rest] = parts;
  if (name === undefined || !isDocument(value) || !Object.hasOwn(value, name)) return value;
  const result: Document = { ...value };
  setField(result, name, keepPosition(value[name], rest, position));
  return result;
}
