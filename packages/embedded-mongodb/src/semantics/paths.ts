import type { Document } from 'bson';
import { MOST_LEVELS } from '../bson-depth';
import { badValue, location } from '../errors';
import { fieldOf, isDocument } from './values/types';

/** What a match remembers for the positional `$`: the index of the array element that matched. */
export interface MatchContext {
  position?: number;
}

/**
 * Tests one value, or whatever it was lifted to: a document (at a path), or one array element. With a context, a match
 * notes the array position for the positional `$`.
 */
export type Test = (subject: unknown, context?: MatchContext) => boolean;

export const isArrayIndex = (name: string) => /^(?:0|[1-9]\d*)$/.test(name);

/** @throws CommandError 15 if the path is longer than any document is deep */
export function splitPath(path: string): string[] {
  const parts = path.split('.');
  if (parts.length > MOST_LEVELS) throw location(15, 'FieldPath is too long');
  return parts;
}

/** The fields of references begin with a dollar and are no operators. */
export const REFERENCE_FIELDS = ['$ref', '$id', '$db'];
export const isReferenceField = (name: string) => REFERENCE_FIELDS.includes(name);

/** Refuses what can't be the name of a field that is shown, sorted by or computed; a query may name more. */
export function checkFieldName(name: string, path = name): void {
  if (/^$|^\$|[.\0]/.test(name) && !isReferenceField(name))
    throw badValue(`Names of fields may not be empty, start with '$' or hold '.' or a null byte: '${path}'`);
}

/** The names of a path that a pipeline, a projection or a sort reads or writes. */
export function fieldPath(path: string): string[] {
  const parts = splitPath(path);
  for (const name of parts) checkFieldName(name, path);
  return parts;
}

/**
 * Lifts a test of one value to the values at a path as queries see them: through documents, into each document of an
 * array, and into array positions named by number. A missing end is tested as undefined. With `expand`, each element
 * of an array at the end is tested, and then the array itself. True as soon as one test is.
 */
export function testAtPath(parts: string[], expand: boolean, test: Test): Test {
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
    if (isDocument(value)) return visit(fieldOf(value, name), depth + 1, context, position);
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
  const [only = ''] = parts;
  if (parts.length > 1) return (doc, context) => visit(doc, 0, context);
  // Most paths are one name, of what is no array.
  return (doc, context) => {
    const value = fieldOf(doc as Document, only);
    return Array.isArray(value) ? visit(value, 1, context) : test(value, context);
  };
}

/** Stands for an empty array as an index entry and sort key: below null, above MinKey. */
export const emptyArrayKey = Symbol('empty array');

/**
 * The values at a dotted path: one per array element, `emptyArrayKey` for an empty array, and `[undefined]` where
 * nothing is found.
 */
export function valuesAtPath(doc: Document, path: string | string[]): unknown[] {
  const values: unknown[] = [];
  testAtPath(typeof path === 'string' ? splitPath(path) : path, false, (value) => {
    if (!Array.isArray(value)) values.push(value);
    else if (value.length === 0) values.push(emptyArrayKey);
    else for (const element of value as unknown[]) values.push(element);
    return false;
  })(doc);
  return values.length === 0 ? [undefined] : values;
}

/** Of the values at a path those that are there: no missing ones, and none of an empty array. */
export const presentValues = (doc: Document, path: string | string[]): unknown[] =>
  valuesAtPath(doc, path).filter((value) => value !== undefined && value !== emptyArrayKey);

/** An empty array on the way to a field: there is nothing, yet in an index it keeps the place of an empty array. */
export const nothingInside = Symbol('empty array on the way');

/** How far the walk along one path has come; it goes no further than the element of an array at its end. */
interface Walk {
  node: unknown;
  rest?: string[];
}

/**
 * The rows of values, one value a path, by which a document is sorted or that an index holds of it. Paths that meet the
 * same array are taken apart together, element by element.
 * @param parallel makes the error for paths that meet different arrays
 * @param multikey is told by an index which paths meet an array. Its entries are stored: there an array named by its
 * position is taken apart, which makes no difference to queries.
 */
export function rowsOf(
  walks: Walk[],
  parallel: (paths: number[]) => Error,
  multikey?: boolean[],
): unknown[][] {
  const advanced = walks.map((walk) => advance(walk, multikey !== undefined));
  const isStuck = advanced.map(({ node, rest }) => rest !== undefined && Array.isArray(node));
  const first = isStuck.indexOf(true);
  if (first < 0) return [advanced.map(({ node }) => node)];
  const array = advanced[first]?.node as unknown[];
  for (const [i, { node }] of advanced.entries()) {
    if (!isStuck[i]) continue;
    if (node !== array) throw parallel([i, first]);
    if (multikey) multikey[i] = true;
  }
  const elements = array.length > 0 ? array : [emptyArrayKey];
  return elements.flatMap((element) => {
    const entered = advanced.map((walk, i) => (isStuck[i] ? intoElement(walk, element) : walk));
    return rowsOf(entered, parallel, multikey);
  });

  /** An element of an array is not taken apart further; one met half-way is entered only if it is a document. */
  function intoElement({ rest = [] }: Walk, element: unknown): Walk {
    if (rest.length === 0) return { node: element };
    if (multikey && element === emptyArrayKey) return { node: nothingInside };
    return isDocument(element) ? { node: element, rest } : { node: undefined };
  }
}

function advance({ node, rest }: Walk, isIndex: boolean): Walk {
  for (; rest && rest.length > 0; rest = rest.slice(1)) {
    const step = rest[0] as string;
    if (Array.isArray(node)) {
      if (!isArrayIndex(step)) break;
      node = node[Number(step)];
      if (rest.length === 1 && !isIndex) return { node };
    } else if (isDocument(node)) node = fieldOf(node, step);
    else return { node: undefined };
  }
  return { node, rest };
}

/** The value at a path through documents only; undefined where there is none. */
export const fieldAt = (doc: Document, parts: string[]): unknown =>
  parts.reduce<unknown>((value, name) => (isDocument(value) ? fieldOf(value, name) : undefined), doc);

/** Follows field names into documents, as expressions do; an array gives the array of what its documents give. */
export function followPath(value: unknown, parts: string[], depth = 0): unknown {
  if (depth === parts.length) return value;
  if (isDocument(value)) return followPath(fieldOf(value, parts[depth] as string), parts, depth + 1);
  if (!Array.isArray(value)) return undefined;
  const found = value.filter(isDocument).map((element) => followPath(element, parts, depth));
  return found.filter((element) => element !== undefined);
}
