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
  return visit(doc, parts, 0, expand, test, context, undefined);
}

function visit(
  value: unknown,
  parts: string[],
  depth: number,
  expand: boolean,
  test: ValueTest,
  context: MatchContext | undefined,
  position: number | undefined,
): boolean {
  if (depth === parts.length) {
    if (expand && Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        if (found(test(value[i], context), context, position ?? i)) return true;
      }
    }
    return found(test(value, context), context, position);
  }
  if (Array.isArray(value)) return visitArray(value, parts, depth, expand, test, context, position);
  if (!isDocument(value)) return found(test(undefined, context), context, position);
  const next = getField(fieldsOf(value), parts[depth] as string);
  return visit(next, parts, depth + 1, expand, test, context, position);
}

function visitArray(
  array: unknown[],
  parts: string[],
  depth: number,
  expand: boolean,
  test: ValueTest,
  context: MatchContext | undefined,
  position: number | undefined,
): boolean {
  const name = parts[depth] as string;
  const index = isArrayIndex(name) ? Number(name) : -1;
  const isLast = depth + 1 === parts.length;
  for (let i = 0; i < array.length; i++) {
    const element: unknown = array[i];
    const isObject = isDocument(element);
    if (isObject && visit(element, parts, depth, expand, test, context, position ?? i)) return true;
    if (i !== index) continue;
    // An element named by number is tested itself: what it holds is not expanded again.
    if (isLast) {
      if (found(test(element, context), context, position)) return true;
    } else if (isObject || Array.isArray(element)) {
      if (visit(element, parts, depth + 1, expand, test, context, position)) return true;
    }
  }
  return false;
}

function found(matched: boolean, context: MatchContext | undefined, position: number | undefined): boolean {
  if (matched && context && position !== undefined) context.position = position;
  return matched;
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
