import type { Document } from 'bson';
import { CommandError, badValue } from '../../errors';
import { isArrayIndex } from '../paths';
import { identical } from '../values/compare';
import { fieldsOf, getField, isDocument, setField } from '../values/types';

type Container = Document | unknown[];
const isContainer = (value: unknown): value is Container => Array.isArray(value) || isDocument(value);

const maxBackfill = 1_500_000;

const read = (container: Container, name: string): unknown =>
  Array.isArray(container)
    ? isArrayIndex(name)
      ? container[Number(name)]
      : undefined
    : getField(container, name);

/** A document under change: what is changed is copied first, so the document it came from stays as it was. */
export class Draft {
  private readonly owned = new WeakSet<object>();
  root: Document;

  constructor(root: Document) {
    this.root = root;
  }

  /** The value at a path of concrete names and indexes; undefined where there is none. */
  get(parts: string[]): unknown {
    let value: unknown = this.root;
    for (const part of parts) {
      if (!isContainer(value)) return undefined;
      value = read(Array.isArray(value) ? value : fieldsOf(value), part);
    }
    return value;
  }

  /** Puts a value at a path, making the documents that lead to it. */
  set(parts: string[], value: unknown): void {
    const current = this.get(parts);
    if (current !== undefined && identical(current, value)) return;
    const container = this.openParent(parts);
    const name = parts[parts.length - 1] as string;
    if (Array.isArray(container)) this.setElement(container, name, value, parts);
    else setField(container, name, value);
  }

  /** Takes a field away; an array keeps its length and holds null there. */
  remove(parts: string[]): void {
    if (this.get(parts) === undefined) return;
    const container = this.openParent(parts);
    const name = parts[parts.length - 1] as string;
    if (Array.isArray(container)) container[Number(name)] = null;
    else delete (container as Record<string, unknown>)[name];
  }

  private openParent(parts: string[]): Container {
    this.root = this.own(this.root) as Document;
    let container: Container = this.root;
    for (let depth = 0; depth < parts.length - 1; depth++) {
      const name = parts[depth] as string;
      const child = read(container, name);
      if (child !== undefined && !isContainer(child)) throw notViable(parts, depth, child);
      const owned: Container = child === undefined ? this.adopt({}) : this.own(child);
      if (Array.isArray(container)) this.setElement(container, name, owned, parts, depth);
      else setField(container, name, owned);
      container = owned;
    }
    return container;
  }

  private setElement(
    array: unknown[],
    name: string,
    value: unknown,
    parts: string[],
    depth = parts.length - 1,
  ): void {
    if (!isArrayIndex(name)) throw notViable(parts, depth - 1, array);
    const index = Number(name);
    if (index > array.length + maxBackfill)
      throw badValue(`can't backfill more than ${maxBackfill} elements`);
    while (array.length < index) array.push(null);
    array[index] = value;
  }

  private own(container: Container): Container {
    if (this.owned.has(container)) return container;
    return this.adopt(Array.isArray(container) ? [...(container as unknown[])] : { ...fieldsOf(container) });
  }

  private adopt(container: Container): Container {
    this.owned.add(container);
    return container;
  }
}

function notViable(parts: string[], depth: number, value: unknown): CommandError {
  const holder = JSON.stringify({ [parts[depth] ?? '']: value });
  return new CommandError(
    28,
    'PathNotViable',
    `Cannot create field '${parts[depth + 1]}' in element ${holder}`,
  );
}
