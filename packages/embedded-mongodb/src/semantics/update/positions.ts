import type { Document } from 'bson';
import { badValue, failedToParse } from '../../errors';
import { compileFilterTest } from '../filter/compile';
import type { Subject } from '../filter/options';
import type { MatchContext } from '../paths';
import { isDocument, typeName } from '../values/types';
import type { Draft } from './draft';
import { printed } from './field-operators';
import type { UpdateOptions } from './options';
import type { FieldUpdate } from './parse';

const logical = ['$and', '$or', '$nor'];

/** The name an array filter speaks of: the first part of its (only) path. */
function identifierOf(filter: Document): string {
  const [name, value] = (Object.entries(filter)[0] ?? ['', undefined]) as [string, unknown];
  if (logical.includes(name) && Array.isArray(value) && isDocument(value[0])) return identifierOf(value[0]);
  const identifier = name.split('.')[0] ?? '';
  if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
    throw badValue(
      identifier === ''
        ? 'Cannot use an expression without a top-level field name in arrayFilters'
        : `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`,
    );
  }
  return identifier;
}

/** Turns the positions in update paths (`$`, `$[]`, `$[id]`) into the indexes of one document. */
export class Positions {
  private readonly filters = new Map<string, Subject>();
  private readonly unused = new Set<string>();

  constructor(
    private readonly doc: Document,
    private readonly options: UpdateOptions,
  ) {
    for (const filter of options.arrayFilters ?? []) {
      const id = identifierOf(filter);
      if (this.filters.has(id)) {
        throw failedToParse(`Found multiple array filters with the same top-level field name ${id}`);
      }
      // The element is tested as the field of that name, so that `{ id: 5 }` and `{ 'id.a': 5 }` are plain queries.
      const test = compileFilterTest(filter, { collation: options.collation, now: options.now });
      this.filters.set(id, (element) => test({ [id]: element }));
      this.unused.add(id);
    }
  }

  /** Array filters that no path names are mistakes. */
  checkAllUsed(changes: FieldUpdate[], update: Document): void {
    for (const { parts } of changes) for (const part of parts) this.unused.delete(part.slice(2, -1));
    const [id] = this.unused;
    if (id !== undefined) {
      throw failedToParse(
        `The array filter for identifier '${id}' was not used in the update ${printed(update)}`,
      );
    }
  }

  /** All concrete paths that a path with positions stands for. */
  expand(draft: Draft, parts: string[]): string[][] {
    const at = parts.findIndex((part) => part.startsWith('$') && (part === '$' || part.startsWith('$[')));
    if (at < 0) return [parts];
    const before = parts.slice(0, at);
    return this.indexes(draft.get(before), parts[at] as string, parts).flatMap((index) =>
      this.expand(draft, [...before, String(index), ...parts.slice(at + 1)]),
    );
  }

  private indexes(value: unknown, part: string, parts: string[]): number[] {
    const path = parts.join('.');
    if (part === '$') return [this.matchedPosition()];
    if (value === undefined) {
      const before = parts.slice(0, parts.indexOf(part)).join('.');
      throw badValue(`The path '${before}' must exist in the document in order to apply array updates.`);
    }
    if (!Array.isArray(value)) {
      throw badValue(
        `Cannot apply array updates to non-array element ${parts[parts.indexOf(part) - 1]}: ${printed(value)} (${typeName(value)})`,
      );
    }
    const all = Array.from(value.keys());
    const id = part.slice(2, -1);
    if (id === '') return all;
    const test = this.filters.get(id);
    if (!test) throw badValue(`No array filter found for identifier '${id}' in path '${path}'`);
    return all.filter((index) => test(value[index]));
  }

  private matchedPosition(): number {
    const context: MatchContext = {};
    const isMatch = compileFilterTest(this.options.filter, { ...this.options, text: () => () => true })(
      this.doc,
      context,
    );
    if (!isMatch || context.position === undefined) {
      throw badValue('The positional operator did not find the match needed from the query.');
    }
    return context.position;
  }
}
