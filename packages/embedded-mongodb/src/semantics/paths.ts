import type { Document } from 'bson';
import { fieldsOf, getField, isDocument } from './values/types';

/** What a match remembers for the positional `$`: the index of the array element that matched. */
export interface MatchContext {
  position?: number;
}

export type ValueTest = (value: unknown, context?: MatchContext) => boolean;

const arrayIndex = /^(?:0|[1-9]\d*)$/;
export const isArrayIndex = (name: string) => arrayIndex.test(name);

export const splitPath = (path: string): string[] => path.split('.');

/**
 * Tests the values at a path as queries see them: through documents, into each document of an array, and into
 * array positions named by number. A missing end is tested as undefined. With `expand`, each element of an array
 * at the end is tested, and then the array itself. True as soon as one test is.
 */
export function someAtPath(
  doc: unknown,
  parts: string[],
  expand: boolean,
  test: ValueTest,
  context?: MatchContext,
): boolean {
  const passes = (value: unknown, position: number | undefined): boolean => {
    if (!test(value, context)) return false;
    if (context && position !== undefined) context.position = position;
    return true;
  };
  const visit = (value: unknown, depth: number, position: number | undefined): boolean => {
    if (depth === parts.length) {
      const isExpanded = expand && Array.isArray(value);
      if (isExpanded && value.some((element, i) => passes(element, position ?? i))) return true;
      return passes(value, position);
    }
    if (Array.isArray(value)) return visitArray(value, depth, position);
    if (!isDocument(value)) return passes(undefined, position);
    return visit(getField(fieldsOf(value), parts[depth] as string), depth + 1, position);
  };
  const visitArray = (array: unknown[], depth: number, position: number | undefined): boolean => {
    const name = parts[depth] as string;
    const index = isArrayIndex(name) ? Number(name) : -1;
    const isLast = depth + 1 === parts.length;
    return array.some((element, i) => {
      if (isDocument(element) && visit(element, depth, position ?? i)) return true;
      if (i !== index) return false;
      // An element named by number is tested itself: what it holds is not expanded again.
      if (isLast) return passes(element, position);
      return (isDocument(element) || Array.isArray(element)) && visit(element, depth + 1, position);
    });
  };
  return visit(doc, 0, undefined);
}

/** Stands for an empty array as an index entry and sort key: below null, above MinKey. */
export const emptyArrayKey = Symbol('empty array');

/**
 * The values an index holds for a dotted path: one per array element, `emptyArrayKey` for an empty array, and
 * `[undefined]` where nothing is found.
 */
export function valuesAtPath(doc: Document, path: string | string[]): unknown[] {
  const parts = typeof path === 'string' ? splitPath(path) : path;
  if (parts.length === 1) {
    const value = getField(doc, parts[0] as string);
    if (!Array.isArray(value)) return [value];
  }
  const values: unknown[] = [];
  someAtPath(doc, parts, false, (value) => {
    if (!Array.isArray(value)) values.push(value);
    else if (value.length === 0) values.push(emptyArrayKey);
    else values.push(...(value as unknown[]));
    return false;
  });
  return values.length === 0 ? [undefined] : values;
}
