import type { Document } from 'bson';
import { badValue, failedToParse } from '../../errors';
import { compileFilterTest } from '../filter/compile';
import type { CompileOptions } from '../options';
import { fieldsOfFilter } from '../filter/fields';
import type { MatchContext, Test } from '../paths';
import { typeName } from '../values/types';
import { printed, readAt } from './change';
import type { UpdateOptions } from './compile';
import { isOfMany, isPosition, type FieldUpdate } from './parse';

/** The name for its elements of which an array filter speaks. */
function identifierOf(filter: Document): string {
  const [identifier = '', other] = fieldsOfFilter(filter) ?? [];
  if (other === undefined && /^[a-z][a-zA-Z0-9]*$/.test(identifier)) return identifier;
  const wanted = 'one top-level field name, alphanumeric and beginning with a lowercase letter';
  throw failedToParse(`An array filter takes ${wanted}: ${printed(filter)}`);
}

/** The array filters by the parts of paths that they are for, which must be the same as those that are used. */
function compileArrayFilters(
  filters: Document[],
  updates: FieldUpdate[],
  options: CompileOptions,
): Map<string, Test> {
  const tests = new Map<string, Test>();
  for (const filter of filters) {
    // An element is tested as the field of its name, so that `{ id: 5 }` and `{ 'id.a': 5 }` are plain queries.
    const test = compileFilterTest(filter, { ...options, place: 'element' });
    const id = identifierOf(filter);
    if (tests.has(`$[${id}]`))
      throw failedToParse(`Found multiple array filters with the top-level field name ${id}`);
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

type PathsIn = (doc: Document, parts: string[], path?: string[]) => string[][];

/**
 * Compiles what paths with positions (`$`, `$[]`, `$[id]`) stand for in each document, as it was before any change. The
 * positional `$` refers to what the query matched that found the document.
 */
export function compilePositions(
  updates: FieldUpdate[],
  { filter, arrayFilters = [], ...options }: UpdateOptions,
): PathsIn {
  const tests = compileArrayFilters(arrayFilters, updates, options);
  const matches = compileFilterTest(filter, { ...options, isTextMatched: true });
  const namesAt = (doc: Document, path: string[], part: string): string[] => {
    if (!isPosition(part)) return [part];
    if (part === '$') {
      const context: MatchContext = {};
      if (matches(doc, context) && context.position !== undefined) return [String(context.position)];
      throw badValue('The positional operator did not find the match needed from the query.');
    }
    const array = readAt(doc, path);
    if (!Array.isArray(array))
      throw badValue(`Array updates need an array at '${path.join('.')}', which is ${typeName(array)}`);
    return Object.keys(array).filter((name) => tests.get(part)?.(array[Number(name)]));
  };
  const pathsIn: PathsIn = (doc, parts, path = []) => {
    const part = parts[path.length];
    if (part === undefined) return [path];
    return namesAt(doc, path, part).flatMap((name) => pathsIn(doc, parts, [...path, name]));
  };
  return pathsIn;
}
