import type { Document } from 'bson';
import { location } from '../../errors';
import { fieldPath } from '../paths';
import { fieldsOf, isDocument, setField } from '../values/types';

/** What is done with one field. */
export interface Field {
  /** Whether its value comes from the whole document, so that the field is made where it is missing. */
  isComputed: boolean;
  /** Gives the field's new value, or undefined to leave it out; `keepsRest` is for the fields inside. */
  apply(value: unknown, root: Document, keepsRest: boolean, isNested: boolean): unknown;
}

/** A projection's fields by their names; below each a tree of the fields inside, or what is done with it. */
export class FieldTree implements Field {
  private readonly fields = new Map<string, Field>();
  isComputed = false;

  has(name: string): boolean {
    return this.fields.has(name);
  }

  /** Puts a field at a dotted path; two on one path are refused. */
  add(path: string, field: Field, [name = '', ...rest] = fieldPath(path)): void {
    this.isComputed ||= field.isComputed;
    const existing = this.fields.get(name);
    const next = existing ?? (rest.length > 0 ? new FieldTree() : field);
    if (rest.length > 0 ? !(next instanceof FieldTree) : existing)
      throw location(31250, `Path collision at ${path}`);
    this.fields.set(name, next);
    if (next instanceof FieldTree) next.add(path, field, rest);
  }

  /** A new value by the tree: `keepsRest` keeps fields that it does not name, `isNested` tells of an array right in another. */
  apply(value: unknown, root: Document, keepsRest: boolean, isNested = false): unknown {
    if (Array.isArray(value)) {
      const elements = (value as unknown[]).map((element) =>
        this.apply(element, root, keepsRest, isNested || Array.isArray(element)),
      );
      return elements.filter((element) => element !== undefined);
    }
    if (!isDocument(value) && !this.isComputed) return keepsRest ? value : undefined;
    const doc = isDocument(value) ? fieldsOf(value) : {};
    const result: Document = {};
    for (const name of Object.keys(doc)) {
      const field = this.fields.get(name);
      const old: unknown = doc[name];
      if (!field) put(result, name, keepsRest ? old : undefined);
      else if (!isLate(field, keepsRest)) put(result, name, field.apply(old, root, keepsRest, isNested));
    }
    if (!this.isComputed) return result;
    for (const [name, field] of this.fields)
      if (isLate(field, keepsRest) || (field.isComputed && !Object.hasOwn(doc, name)))
        put(result, name, field.apply(undefined, root, keepsRest, isNested));
    return result;
  }
}

/** Where all else stays, a computed field keeps its place; else computed fields follow the others. */
const isLate = (field: Field, keepsRest: boolean) =>
  field.isComputed && !keepsRest && !(field instanceof FieldTree);

function put(doc: Document, name: string, value: unknown): void {
  if (value !== undefined) setField(doc, name, value);
}
