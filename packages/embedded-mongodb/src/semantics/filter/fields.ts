import type { Document } from 'bson';
import { isDocument } from '../values/types';

/** The top fields a filter looks at; undefined if that can't be said. */
export function fieldsOfFilter(filter: Document): Set<string> | undefined {
  const fields = new Set<string>();
  const isKnown = Object.entries(filter).every(([name, operand]) => {
    if (['$and', '$or', '$nor'].includes(name) && Array.isArray(operand)) {
      return operand.every((branch) => {
        const inner = isDocument(branch) ? fieldsOfFilter(branch) : undefined;
        inner?.forEach((field) => fields.add(field));
        return inner !== undefined;
      });
    }
    fields.add(name.split('.', 1)[0] as string);
    return !name.startsWith('$');
  });
  return isKnown ? fields : undefined;
}
