import type { Document } from 'bson';
import { asNumber, isDocument } from '../bson-codec';
import { location, typeMismatch } from '../errors';

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

/** A field of a command; undefined if it is missing. */
function fieldAs<T>(
  command: Document,
  field: string,
  wanted: string,
  read: (value: unknown) => T | undefined,
): T | undefined {
  const value: unknown = command[field];
  if (value === undefined || value === null) return undefined;
  const result = read(value);
  if (result !== undefined) return result;
  throw typeMismatch(`BSON field '${field}' is the wrong type, expected ${wanted}`);
}

export const documentField = (command: Document, field: string): Document | undefined =>
  fieldAs(command, field, "type 'object'", (value) => (isDocument(value) ? value : undefined));

/** Whether a flag is set: by true, or by a number other than 0. */
export const flagField = (command: Document, field: string): boolean | undefined =>
  fieldAs(command, field, 'a boolean or a number', (value) => {
    const number = typeof value === 'boolean' ? Number(value) : asNumber(value);
    return number === undefined ? undefined : number !== 0;
  });

export function documentsField(command: Document, field: string): Document[] {
  const value: unknown = command[field];
  if (!Array.isArray(value) || !value.every(isDocument))
    throw typeMismatch(`'${field}' must be an array of objects`);
  return value;
}

/** A whole number that is not negative; undefined if the field is missing. */
export function countField(command: Document, field: string): number | undefined {
  const number = fieldAs(command, field, 'a number', asNumber);
  if (number === undefined) return undefined;
  if (!(number >= 0))
    throw location(51024, `BSON field '${field}' value must be >= 0, actual value '${number}'`);
  return Math.trunc(number);
}
