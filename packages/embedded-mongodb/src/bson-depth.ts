import { location } from './errors';
import { fieldsOf, isDocument } from './semantics/values/types';

/** Documents and arrays within each other, in a command; code that walks through them has only so much stack. */
export const MOST_LEVELS = 200;

/** @throws CommandError 15 if documents are nested too deep */
export function assertDepth(value: unknown, most = MOST_LEVELS): void {
  const isArray = Array.isArray(value);
  if (!isArray && !isDocument(value)) return;
  if (most === 0) throw location(15, `Exceeded depth limit of ${MOST_LEVELS} levels of nested documents`);
  for (const inner of isArray ? value : Object.values(fieldsOf(value))) assertDepth(inner, most - 1);
}
