import type { Document } from 'bson';
import { location } from '../../errors';
import { isOperatorDocument } from '../filter/compile';
import { splitPath } from '../paths';
import { isDocument, typeName } from '../values/types';
import { changeAt } from './change';
import { compareParts, refuseConflicts } from './parse';

/** The values that one condition fixes: a literal, `$eq`, those of `$all`, and that of an `$in` of one. */
function fixedBy(condition: unknown): unknown[] {
  if (!isOperatorDocument(condition)) return typeName(condition) === 'regex' ? [] : [condition];
  const { $eq, $in, $all } = condition as Record<string, unknown>;
  const listed = [$all, Array.isArray($in) && $in.length === 1 ? $in : []]
    .flat(1)
    .flatMap((value) => (isOperatorDocument(value) || value === undefined ? [] : fixedBy(value)));
  return $eq === undefined ? listed : [$eq, ...listed];
}

/** The values a query fixes, each with its path; also inside `$and`, and `$or` of one. */
function equalitiesOf(filter: Document): [path: string[], value: unknown][] {
  return (Object.entries(filter) as [string, unknown][]).flatMap(([name, condition]) => {
    if (Array.isArray(condition) && (name === '$and' || (name === '$or' && condition.length === 1)))
      return (condition as unknown[]).filter(isDocument).flatMap(equalitiesOf);
    if (name.startsWith('$')) return [];
    return fixedBy(condition).map((value): [string[], unknown] => [splitPath(name), value]);
  });
}

/** The document that an upsert begins with: what its query fixes; for a replacement no more than the `_id`. */
export function startOfUpsert(filter: Document, isReplacement: boolean): Document {
  const fixed = equalitiesOf(filter)
    .filter(([[first]]) => !isReplacement || first === '_id')
    .sort(([a], [b]) => compareParts(a, b));
  const paths = fixed.map(([path]) => path);
  const inner = isReplacement && paths.find((path) => path.length > 1);
  if (inner) throw location(111, `the field '_id' must be exactly specified, not '${inner.join('.')}'`);
  refuseConflicts(paths, 54);
  return fixed.reduce<Document>((doc, [path, value]) => changeAt(doc, path, () => value), {});
}
