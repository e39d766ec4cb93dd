import type { Document } from 'bson';
import { badValue, failedToParse } from '../../errors';
import { compileFilterTest } from '../filter/compile';
import type { CompileOptions } from '../options';
import type { MatchContext, ValueTest } from '../paths';
import { isDocument } from '../values/types';
import { printed, type PositionsOf } from './change';
import type { UpdateOptions } from './compile';
import type { FieldUpdate } from './parse';

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

/** The array filters by their names; those that no path uses are mistakes, and so are names without a filter. */
function compileArrayFilters(
  filters: Document[],
  updates: FieldUpdate[],
  options: CompileOptions,
): Map<string, ValueTest> {
  const tests = new Map<string, ValueTest>();
  for (const filter of filters) {
    const id = identifierOf(filter);
    if (tests.has(id))
      throw failedToParse(`Found multiple array filters with the top-level field name ${id}`);
    // The element is tested as the field of that name, so that `{ id: 5 }` and `{ 'id.a': 5 }` are plain queries.
    const test = compileFilterTest(filter, options);
    tests.set(id, (element) => test({ [id]: element }));
  }
  const used = updates.flatMap(({ parts }) => parts.flatMap((part) => /^\$\[(.+)\]$/.exec(part)?.[1] ?? []));
  for (const id of used)
    if (!tests.has(id)) throw badValue(`No array filter found for identifier '${id}' in an update path`);
  for (const id of tests.keys())
    if (!used.includes(id)) throw failedToParse(`The array filter for identifier '${id}' was not used`);
  return tests;
}

/**
 * Compiles what the positions (`$`, `$[]`, `$[id]`) in the paths of an update stand for in each document. The
 * positional `$` refers to what the query matched that found the document.
 */
export function compilePositions(
  updates: FieldUpdate[],
  { filter, arrayFilters = [], ...options }: UpdateOptions,
): (doc: Document) => PositionsOf {
  const tests = compileArrayFilters(arrayFilters, updates, options);
  const isPositional = updates.some(({ parts }) => parts.includes('$'));
  const matches = isPositional && compileFilterTest(filter, { ...options, text: () => () => true });
  return (doc) => (part, array, path) => {
    if (part === '$') {
      const context: MatchContext = {};
      if (matches && matches(doc, context) && context.position !== undefined) return [context.position];
      throw badValue('The positional operator did not find the match needed from the query.');
    }
    if (array === undefined)
      throw badValue(`The path '${path.join('.')}' must exist in order to apply array updates.`);
    if (!Array.isArray(array))
      throw badValue(`Cannot apply array updates to non-array element ${path.at(-1)}: ${printed(array)}`);
    const test = tests.get(part.slice(2, -1)) ?? (() => true);
    return Array.from(array.keys()).filter((index) => test(array[index]));
  };
}
