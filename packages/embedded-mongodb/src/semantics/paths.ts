import type { Document } from 'bson';
import { location } from '../errors';
import { fieldOf, fieldsOf, getField, isDocument } from './values/types';

/** What a match remembers for the positional `$`: the index of the array element that matched. */
export interface MatchContext {
  position?: number;
}

/** With a context, a match notes the array position for the positional `$`. */
export type Test<T> = (subject: T, context?: MatchContext) => boolean;

/** Tests a document. */
export type DocumentTest = Test<Document>;

/** Tests one value, or whatever it was lifted to: a document (at a path), or one array element. */
export type ValueTest = Test<unknown>;

export const isArrayIndex = (name: string) => /^(?:0|[1-9]\d*)$/.test(name);

export const splitPath = (path: string): string[] => path.split('.');

/** The names of a path that a pipeline reads or writes; of those with a dollar, only a reference's are names. */
export function fieldPath(path: string): string[] {
  const names = splitPath(path);
  if (names.includes('')) throw location(40353, `FieldPath must not contain an empty component: '${path}'`);
  if (names.some((name) => /^\$(?!(?:ref|id|db)$)/.test(name)))
    throw location(16410, `FieldPath field names may not start with '$': '${path}'`);
  return names;
}

/**
 * Lifts a test of one value to the values at a path as queries see them: through documents, into each document of an
 * array, and into array positions named by number. A missing end is tested as undefined. With `expand`, each element
 * of an array at the end is tested, and then the array itself. True as soon as one test is.
 */
export function testAtPath(parts: string[], expand: boolean, test: ValueTest): ValueTest {
  const check = (value: unknown, context?: MatchContext, position?: number): boolean => {
    const matched = test(value, context);
    if (matched && context && position !== undefined) context.position = position;
    return matched;
  };
  const visit = (value: unknown, depth: number, context?: MatchContext, position?: number): boolean => {
    if (depth === parts.length) {
      const elements = (expand && Array.isArray(value) ? value : []) as unknown[];
      const isFound = elements.some((element, i) => check(element, context, position ?? i));
      return isFound || check(value, context, position);
    }
    const name = parts[depth] as string;
    if (isDocument(value)) return visit(getField(fieldsOf(value), name), depth + 1, context, position);
    if (!Array.isArray(value)) return check(undefined, context, position);
    const index = isArrayIndex(name) ? Number(name) : -1;
    return (value as unknown[]).some((element, i) => {
      const isObject = isDocument(element);
      if (isObject && visit(element, depth, context, position ?? i)) return true;
      if (i !== index) return false;
      // An element named by number is tested itself: what it holds is not expanded again.
      if (depth + 1 === parts.length) return check(element, context, position);
      return (isObject || Array.isArray(element)) && visit(element, depth + 1, context, position);
    });
  };
  return (doc, context) => visit(doc, 0, context);
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
  testAtPath(parts, false, (value) => {
    if (!Array.isArray(value)) values.push(value);
    else if (value.length === 0) values.push(emptyArrayKey);
    else values.push(...(value as unknown[]));
    return false;
  })(doc);
  return values.length === 0 ? [undefined] : values;
}

/** Of the values at a path those that are there: no missing ones, and none of an empty array. */
export const presentValues = (doc: Document, path: string | string[]): unknown[] =>
  valuesAtPath(doc, path).filter((value) => value !== undefined && value !== emptyArrayKey);

/** The value at a path through documents only; undefined where there is none. */
export const fieldAt = (doc: Document, parts: string[]): unknown =>
  parts.reduce<unknown>((value, name) => (isDocument(value) ? fieldOf(value, name) : undefined), doc);

/** Follows field names into documents, as expressions do; an array gives the array of what its elements give. */
export function followPath(value: unknown, parts: string[], depth = 0): unknown {
  if (depth === parts.length) return value;
  if (Array.isArray(value)) {
    const found = (value as unknown[]).map((element) => followPath(element, parts, depth));
    return found.filter((element) => element !== undefined);
  }
  return isDocument(value) ? followPath(fieldOf(value, parts[depth] as string), parts, depth + 1) : undefined;
}

/** The top fields a filter looks at; undefined if that can't be said. */
export function fieldsOfFilter(filter: Document): Set<string> | undefined {
  const fields = new Set<string>();
  const isKnown = Object.entries(filter).every(([name, operand]) => {
    if (['$and', '$or', '$nor'].includes(name) && Array.isArray(operand)) {
      return operand.every((branch) => {
        const inner = isDocument(branch) ? fieldsOfFilter(branch) : undefined;
        inner?.forEach((field) => fields.add(field));
        return inner !== undefined;
      });
    }
    fields.add(name.split('.', 1)[0] as string);
    return !name.startsWith('$');
  });
  return isKnown ? fields : undefined;
}
