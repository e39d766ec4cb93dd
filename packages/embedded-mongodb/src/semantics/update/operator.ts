import type { Document } from 'bson';
import { badValue } from '../../errors';
import type { CompileOptions } from '../filter/options';
import { getField, typeName } from '../values/types';

/** Where an operator is at work; for its errors. */
export interface Place {
  path: string;
  doc: Document;
}

/** Gives the new value of a field (current: undefined when missing); undefined leaves it as it is. */
export type Change = (current: unknown, place: Place) => unknown;

/**
 * Compiles an operand of an update operator, once for all documents.
 * @throws CommandError for an operand that the operator can't take, even where it finds nothing to do
 */
export type UpdateOperator = (operand: unknown, path: string, options: CompileOptions) => Change;

/** A value as an error shows it. */
export const printed = (value: unknown): string => {
  const text =
    typeof value === 'object' && value !== null ? JSON.stringify(value) : JSON.stringify(String(value));
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

/** Names the field and its document: `{_id: 1} has the field 'b' of type string`. */
export const describe = (current: unknown, { path, doc }: Place, kind: string): string =>
  `{_id: ${printed(getField(doc, '_id'))}} has the field '${path.slice(path.lastIndexOf('.') + 1)}' of ` +
  `${kind} ${typeName(current)}`;

/** The array that a field holds; a missing one counts as empty where the operator makes it. */
export function arrayOf(current: unknown, place: Place): unknown[] {
  if (current === undefined) return [];
  if (Array.isArray(current)) return current;
  throw badValue(
    `The field '${place.path}' must be an array but is of type ${typeName(current)} in document ` +
      `{_id: ${printed(getField(place.doc, '_id'))}}`,
  );
}
