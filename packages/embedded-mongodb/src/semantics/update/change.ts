import type { Document } from 'bson';
import { location } from '../../errors';
import { isArrayIndex } from '../paths';
import { fieldOf, fieldsOf, isDocument, setField } from '../values/types';

/** Gives the new value of what is at a path: the same one to leave it, undefined to take it away. */
export type Change = (current: unknown, path: string[]) => unknown;

/** Takes a field away. It is no mistake to take away what can't be there. */
export const takeAway: Change = () => undefined;

/** A value as an error shows it. */
export function printed(value: unknown): string {
  const text = JSON.stringify(typeof value === 'object' && value !== null ? value : String(value));
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

const canHold = (holder: unknown, name: string) =>
  holder === undefined || (Array.isArray(holder) ? isArrayIndex(name) : isDocument(holder));

/** What is at a part of a path; where nothing can be, the path is refused. */
function read(holder: unknown, path: string[], depth: number): unknown {
  const [name, holderName = ''] = [path[depth] as string, path[depth - 1]];
  if (canHold(holder, name)) return fieldOf(holder ?? {}, name);
  throw location(28, `Cannot create field '${name}' in element ${printed({ [holderName]: holder })}`);
}

/** The value at a path, through documents and the positions of arrays. */
export const readAt = (doc: Document, path: string[]): unknown =>
  path.reduce<unknown>((holder, _name, depth) => read(holder, path, depth), doc);

/**
 * Changes what is at a path, making the documents that lead to it. The given document stays as it was: what is
 * changed is copied, and where nothing is, the document itself is returned.
 * @param own the copies that were made by earlier changes of the same document, which need not be copied again
 */
export function changeAt(doc: Document, path: string[], change: Change, own = new Set<unknown>()): Document {
  const visit = (value: unknown, depth: number): unknown => {
    const name = path[depth];
    if (name === undefined) return change(value, path);
    if (change === takeAway && !canHold(value, name)) return value;
    const old = read(value, path, depth);
    const next = visit(old, depth + 1);
    return next === old ? value : withChange(value ?? {}, name, next, own);
  };
  return visit(doc, 0) as Document;
}

const MOST_FILLED = 1_500_000;

function withChange(holder: unknown, name: string, value: unknown, own: Set<unknown>): unknown {
  const copy = own.has(holder)
    ? holder
    : Array.isArray(holder)
      ? [...holder]
      : { ...fieldsOf(holder as Document) };
  own.add(copy);
  if (Array.isArray(copy)) {
    const index = Number(name);
    if (index > copy.length + MOST_FILLED)
      throw location(34, `can't backfill more than ${MOST_FILLED} elements`);
    while (copy.length < index) copy.push(null);
    // An array keeps its length, and holds null where something is taken away.
    copy[index] = value ?? null;
  } else if (value === undefined) delete (copy as Record<string, unknown>)[name];
  else setField(copy as Document, name, value);
  return copy;
}
