import type { Document } from 'bson';
import { asNumber, isDocument } from '../bson-codec';
import { badValue, location, typeMismatch } from '../errors';

/** The names in a text that gives them one after the other. */
export const names = (text: string) => new Set(text.split(' '));

/** Refuses what is not known, of the command `where` or of a statement of one. */
export function assertFieldsKnown(where: string, given: Document, ...known: Set<string>[]): void {
  for (const field of Object.keys(given)) {
    const value: unknown = given[field];
    // Switching off what is not there is no request.
    const isNothing = value === false || value === null || value === undefined;
    if (isNothing || field === where || known.some((fields) => fields.has(field))) continue;
    throw location(40415, `BSON field '${where}.${field}' is not supported by this server`);
  }
}

export function documentField(command: Document, field: string): Document | undefined {
  const value: unknown = command[field];
  if (value === undefined || value === null) return undefined;
  if (!isDocument(value))
    throw typeMismatch(`BSON field '${field}' is the wrong type, expected type 'object'`);
  return value;
}

export function documentsField(command: Document, field: string): Document[] {
  const value: unknown = command[field];
  if (!Array.isArray(value) || !value.every(isDocument))
    throw typeMismatch(`'${field}' must be an array of objects`);
  return value;
}

/** A whole number that is not negative; undefined if the field is missing. */
export function countField(command: Document, field: string): number | undefined {
  const value: unknown = command[field];
  if (value === undefined || value === null) return undefined;
  const number = asNumber(value);
  if (number === undefined) throw typeMismatch(`BSON field '${field}' is the wrong type, expected a number`);
  if (!(number >= 0)) throw badValue(`BSON field '${field}' value must be >= 0, actual value '${number}'`);
  return Math.trunc(number);
}
