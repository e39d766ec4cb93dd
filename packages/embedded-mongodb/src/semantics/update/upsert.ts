import type { Document } from 'bson';
import { location } from '../../errors';
import { isOperatorDocument } from '../filter/compile';
import { splitPath } from '../paths';
import { isDocument, typeName } from '../values/types';
import { changeAt } from './change';

/** The values that one condition fixes: a literal, `$eq`, and `$in` and `$all` of one. */
function fixedBy(condition: unknown): unknown[] {
  if (!isOperatorDocument(condition)) return typeName(condition) === 'regex' ? [] : [condition];
  const lists = [condition.$in, condition.$all].filter((list) => Array.isArray(list) && list.length === 1);
  const values = [condition.$eq, ...(lists.flat(1) as unknown[])].filter((value) => value !== undefined);
  return values.filter((value) => typeName(value) !== 'regex' && !isOperatorDocument(value));
}

/** The values a query fixes, each with its path; also inside `$and`, and `$or` of one. */
function equalitiesOf(filter: Document): [path: string, value: unknown][] {
  return (Object.entries(filter) as [string, unknown][]).flatMap(([name, condition]) => {
    if (Array.isArray(condition) && (name === '$and' || (name === '$or' && condition.length === 1)))
      return (condition as unknown[]).filter(isDocument).flatMap(equalitiesOf);
    if (name.startsWith('$')) return [];
    return fixedBy(condition).map((value): [string, unknown] => [name, value]);
  });
}

/** The document that an upsert begins with: what its query fixes, as far as the paths are taken. */
export function startOfUpsert(filter: Document, isTaken: (path: string) => boolean): Document {
  const paths = new Set<string>();
  let doc: Document = {};
  for (const [path, value] of equalitiesOf(filter)) {
    if (paths.has(path))
      throw location(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    paths.add(path);
    if (isTaken(path)) doc = changeAt(doc, splitPath(path), () => value);
  }
  return doc;
}
