import type { Document } from 'bson';
import { CommandError } from '../../errors';
import { isOperatorDocument } from '../filter/compile';
import { typeName } from '../values/types';

/** The values a query fixes, by path: `{ a: 1 }`, `$eq`, and `$and`, `$or`, `$in`, `$all` of one. */
export function equalitiesOf(filter: Document): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const put = (path: string, value: unknown) => {
    if (typeName(value) === 'regex' || isOperatorDocument(value)) return;
    if (found.has(path))
      throw new CommandError(
        54,
        'NotSingleValueField',
        `cannot infer query fields to set, path '${path}' is matched twice`,
      );
    found.set(path, value);
  };
  const collect = (part: Document): void => {
    for (const [name, value] of Object.entries(part) as [string, unknown][]) {
      if (Array.isArray(value) && (name === '$and' || (name === '$or' && value.length === 1))) {
        for (const branch of value as Document[]) collect(branch);
      } else if (!name.startsWith('$')) {
        if (!isOperatorDocument(value)) {
          put(name, value);
          continue;
        }
        if (value.$eq !== undefined) put(name, value.$eq);
        for (const list of [value.$in, value.$all] as unknown[])
          if (Array.isArray(list) && list.length === 1) put(name, list[0]);
      }
    }
  };
  collect(filter);
  return found;
}
