import type { Document } from 'bson';
import { badValue, location } from '../../errors';
import { isArrayIndex } from '../paths';
import { fieldOf, fieldsOf, isDocument, setField } from '../values/types';

/** Gives the new value of what is at a path: the same one to leave it, undefined to take it away. */
export type Change = (current: unknown, path: string[]) => unknown;

/** The positions in an array that `$`, `$[]` or `$[name]` stands for. */
export type PositionsOf = (part: string, array: unknown, path: string[]) => number[];

const isPosition = (part: string) => part === '$' || part.startsWith('$[');

/** A value as an error shows it. */
export function printed(value: unknown): string {
  const text = JSON.stringify(typeof value === 'object' && value !== null ? value : String(value));
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function read(holder: unknown, name: string): unknown {
  if (Array.isArray(holder)) return isArrayIndex(name) ? (holder as unknown[])[Number(name)] : undefined;
  return isDocument(holder) ? fieldOf(holder, name) : undefined;
}

/**
 * Changes what is at a path, making the documents that lead to it. The given document stays as it was: what is
 * changed is copied, and where nothing is, the document itself is returned.
 */
export function changeAt(
  doc: Document,
  parts: string[],
  change: Change,
  positionsOf: PositionsOf = () => [],
): Document {
  const visit = (value: unknown, path: string[], depth: number): unknown => {
    const part = path[depth];
    if (part === undefined) return change(value, path);
    const positions = isPosition(part) && positionsOf(part, value, path.slice(0, depth)).map(String);
    const changes: [string, unknown][] = [];
    for (const name of positions || [part]) {
      const old = read(value, name);
      const next = visit(old, positions ? path.with(depth, name) : path, depth + 1);
      if (next !== old) changes.push([name, next]);
    }
    return changes.length === 0 ? value : withChanges(value, changes, path[depth - 1]);
  };
  return visit(doc, parts, 0) as Document;
}

const MOST_FILLED = 1_500_000;

function withChanges(holder: unknown, changes: [string, unknown][], holderName = ''): unknown {
  if (Array.isArray(holder)) {
    const array = [...(holder as unknown[])];
    for (const [name, value] of changes) {
      if (!isArrayIndex(name)) throw notViable(holder, name, holderName);
      const index = Number(name);
      if (index > array.length + MOST_FILLED)
        throw badValue(`can't backfill more than ${MOST_FILLED} elements`);
      while (array.length < index) array.push(null);
      // An array keeps its length, and holds null where something is taken away.
      array[index] = value ?? null;
    }
    return array;
  }
  const result = { ...fieldsOf(holder ?? {}) };
  for (const [name, value] of changes) {
    if (holder !== undefined && !isDocument(holder)) throw notViable(holder, name, holderName);
    if (value === undefined) delete (result as Record<string, unknown>)[name];
    else setField(result, name, value);
  }
  return result;
}

const notViable = (holder: unknown, name: string, holderName: string) =>
  location(28, `Cannot create field '${name}' in element ${printed({ [holderName]: holder })}`);
