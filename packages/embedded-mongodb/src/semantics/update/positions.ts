import type { Document } from 'bson';
import { badValue, failedToParse } from '../../errors';
import { compileFilterTest } from '../filter/compile';
import type { CompileOptions } from '../options';
import type { MatchContext, ValueTest } from '../paths';
import { isDocument } from '../values/types';
import { printed, readAt } from './change';
import type { UpdateOptions } from './compile';
import { isOfMany, isPosition, type FieldUpdate } from './parse';

/** The names an array filter speaks of: the first part of each of its paths. */
function identifiersOf(filter: Document): string[] {
  return Object.entries(filter).flatMap(([name, value]) =>
    ['$and', '$or', '$nor'].includes(name) && Array.isArray(value)
      ? value.filter(isDocument).flatMap(identifiersOf)
      : [name.split('.')[0] ?? ''],
  );
}

function identifierOf(filter: Document): string {
  const [identifier = '', other] = new Set(identifiersOf(filter));
  if (other !== undefined)
    throw failedToParse(`An array filter takes one top-level field name, not '${identifier}' and '${other}'`);
  if (/^[a-z][a-zA-Z0-9]*$/.test(identifier)) return identifier;
  throw badValue(`'${identifier}' in an array filter must be alphanumeric and begin with a lowercase letter`);
}

/** The array filters by the parts of paths that they are for, which must be the same as those that are used. */
function compileArrayFilters(
  filters: Document[],
  updates: FieldUpdate[],
  options: CompileOptions,
): Map<string, ValueTest> {
  const tests = new Map<string, ValueTest>();
  for (const filter of filters) {
    const id = identifierOf(filter);
    if (tests.has(`$[${id}]`))
      throw failedToParse(`Found multiple array filters with the top-level field name ${id}`);
    // The element is tested as the field of that name, so that `{ id: 5 }` and `{ 'id.a': 5 }` are plain queries.
    const test = compileFilterTest(filter, options);
    tests.set(`$[${id}]`, (element) => test({ [id]: element }));
  }
  const used = new Set(updates.flatMap(({ parts }) => parts.filter(isOfMany)));
  for (const part of tests.keys())
    if (!used.has(part)) throw failedToParse(`The array filter for '${part}' was not used`);
  tests.set('$[]', () => true);
  for (const part of used)
    if (!tests.has(part)) throw badValue(`No array filter found for '${part}' in an update path`);
  return tests;
}

/**
 * Compiles what paths with positions (`$`, `$[]`, `$[id]`) stand for in each document, as it was before any change. The
 * positional `$` refers to what the query matched that found the document.
 */
export function compilePositions(
  updates: FieldUpdate[],
  { filter, arrayFilters = [], ...options }: UpdateOptions,
): (doc: Document, parts: string[]) => string[][] {
  const tests = compileArrayFilters(arrayFilters, updates, options);
  const isPositional = updates.some(({ parts }) => parts.includes('$'));
  const matches = isPositional && compileFilterTest(filter, { ...options, text: () => () => true });
  const positionsAt = (doc: Document, path: string[], part: string): number[] => {
    if (part === '$') {
      const context: MatchContext = {};
      if (matches && matches(doc, context) && context.position !== undefined) return [context.position];
      throw badValue('The positional operator did not find the match needed from the query.');
    }
    const array = readAt(doc, path);
    if (array === undefined)
      throw badValue(`The path '${path.join('.')}' must exist in order to apply array updates.`);
    if (!Array.isArray(array))
      throw badValue(`Cannot apply array updates to non-array element ${path.at(-1)}: ${printed(array)}`);
    return Array.from(array.keys()).filter((index) => tests.get(part)?.(array[index]));
  };
  return (doc, parts) =>
    parts.reduce<string[][]>(
      (paths, part) =>
        paths.flatMap((path) => {
          const names = isPosition(part) ? positionsAt(doc, path, part).map(String) : [part];
          return names.map((name) => [...path, name]);
        }),
      [[]],
    );
}
