import type { Document } from 'bson';
import { bsonType, isDocument } from '../bson-codec';
import { CommandError } from '../errors';
import type { IndexDefinition } from './index-definition';

/** The error for a second document under one key of a unique index, worded as MongoDB words it. */
export function duplicateKeyError(
  namespace: string,
  index: IndexDefinition,
  values: unknown[],
): CommandError {
  const keyValue: Document = Object.fromEntries(
    index.fields.map(({ path }, i) => [path, typeof values[i] === 'symbol' ? null : (values[i] ?? null)]),
  );
  return new CommandError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: ${shown(keyValue)}`,
    { keyPattern: index.keyPattern, keyValue },
  );
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return `[ ${value.map(shown).join(', ')} ]`;
  if (isDocument(value)) {
    const fields = Object.entries(value).map(([name, field]) => `${name}: ${shown(field)}`);
    return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
  }
  if (bsonType(value) === 'ObjectId') return `ObjectId('${String(value)}')`;
  return String(value);
}
