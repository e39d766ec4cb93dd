import type { Document } from 'bson';
import { badValue, failedToParse } from '../../errors';
import { compileFilterTest } from '../filter/compile';
import type { CompileOptions, Subject } from '../filter/options';
import type { MatchContext } from '../paths';
import { isDocument, typeName } from '../values/types';
import type { Draft } from './draft';
import { printed } from './operator';
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
  if (identifier === '')
    throw badValue('Cannot use an expression without a top-level field name in arrayFilters');
  if (other !== undefined)
    throw failedToParse(
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${identifier}' and '${other}'`,
    );
  if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier))
    throw badValue(
      `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`,
    );
  return identifier;
}

/** The array filters by their names; those that no path uses are mistakes, and so are names without a filter. */
function compileArrayFilters(
  filters: Document[],
  changes: FieldUpdate[],
  options: CompileOptions,
): Map<string, Subject> {
  const tests = new Map<string, Subject>();
  for (const filter of filters) {
    const id = identifierOf(filter);
    if (tests.has(id))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${id}`);
    // The element is tested as the field of that name, so that `{ id: 5 }` and `{ 'id.a': 5 }` are plain queries.
    const test = compileFilterTest(filter, options);
    tests.set(id, (element) => test({ [id]: element }));
  }
  const unused = new Set(tests.keys());
  for (const { path, parts } of changes) {
    for (const part of parts) {
      const id = /^\$\[(.+)\]$/.exec(part)?.[1];
      if (id === undefined) continue;
      unused.delete(id);
      if (!tests.has(id)) throw badValue(`No array filter found for identifier '${id}' in path '${path}'`);
    }
  }
  const [id] = unused;
  if (id !== undefined)
    throw failedToParse(`The array filter for identifier '${id}' was not used in the update`);
  return tests;
}

/** Gives all concrete paths that a path with positions (`$`, `$[]`, `$[id]`) stands for in a document. */
export type Expand = (draft: Draft, parts: string[], doc: Document) => string[][];

/** @param filter the query that found the document; the positional `$` refers to what it matched */
export function compilePositions(
  filter: Document,
  arrayFilters: Document[],
  changes: FieldUpdate[],
  options: CompileOptions,
): Expand {
  const tests = compileArrayFilters(arrayFilters, changes, options);
  const isPositional = changes.some(({ parts }) => parts.includes('$'));
  const matches = isPositional
    ? compileFilterTest(filter, { ...options, text: () => () => true })
    : undefined;

  const matched = (doc: Document): number => {
    const context: MatchContext = {};
    if (matches?.(doc, context) && context.position !== undefined) return context.position;
    throw badValue('The positional operator did not find the match needed from the query.');
  };
  const indexes = (value: unknown, part: string, before: string[], doc: Document): number[] => {
    if (part === '$') return [matched(doc)];
    if (value === undefined)
      throw badValue(
        `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
      );
    if (!Array.isArray(value))
      throw badValue(
        `Cannot apply array updates to non-array element ${before.at(-1)}: ${printed(value)} (${typeName(value)})`,
      );
    const test = tests.get(part.slice(2, -1));
    const all = Array.from(value.keys());
    return test ? all.filter((index) => test(value[index])) : all;
  };
  const expand: Expand = (draft, parts, doc) => {
    const at = parts.findIndex((part) => part === '$' || part.startsWith('$['));
    if (at < 0) return [parts];
    const before = parts.slice(0, at);
    return indexes(draft.get(before), parts[at] as string, before, doc).flatMap((index) =>
      expand(draft, [...before, String(index), ...parts.slice(at + 1)], doc),
    );
  };
  return expand;
}
