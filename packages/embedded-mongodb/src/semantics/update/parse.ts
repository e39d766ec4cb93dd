import type { Document } from 'bson';
import { badValue, failedToParse, location } from '../../errors';
import type { CompileOptions } from '../options';
import { fieldAt, isArrayIndex, splitPath } from '../paths';
import { isDocument, typeName } from '../values/types';
import { changeAt, printed, type PositionsOf } from './change';
import { updateOperators } from './operators';

/** One operator on one path. */
export interface FieldUpdate {
  name: string;
  parts: string[];
  apply(doc: Document, positionsOf: PositionsOf): Document;
}

/** Reads an update of operators into single changes, in the order in which MongoDB applies them. */
export function parseOperators(update: Document, options: CompileOptions): FieldUpdate[] {
  const updates: FieldUpdate[] = [];
  const touched: string[] = [];
  for (const [name, fields] of Object.entries(update) as [string, unknown][]) {
    const operator = Object.hasOwn(updateOperators, name) ? updateOperators[name] : undefined;
    if (!operator && name !== '$rename')
      throw failedToParse(`Unknown modifier: ${name}. Expected a valid update modifier or a pipeline`);
    if (!isDocument(fields))
      throw failedToParse(`Modifiers operate on fields but ${name} got type ${typeName(fields)}`);
    for (const [path, operand] of Object.entries(fields) as [string, unknown][]) {
      const parts = pathParts(path);
      const change = operator?.(operand, options, name);
      const apply: FieldUpdate['apply'] = change
        ? (doc, positionsOf) => changeAt(doc, parts, change, positionsOf)
        : renaming(path, parts, operand);
      updates.push({ name, parts, apply });
      touched.push(path, ...(operator ? [] : [String(operand)]));
    }
  }
  refuseConflicts(touched);
  return updates.sort((a, b) => compareParts(a.parts, b.parts));
}

function renaming(path: string, source: string[], operand: unknown): FieldUpdate['apply'] {
  if (typeof operand !== 'string')
    throw badValue(`The 'to' field for $rename must be a string: ${path}: ${printed(operand)}`);
  if (path === operand) throw badValue(`The source and target field for $rename must differ: ${path}`);
  const target = pathParts(operand);
  for (const part of [...source, ...target])
    if (part.startsWith('$')) throw badValue(`A field for $rename may not be dynamic: '${part}'`);
  return (doc) => {
    const value = throughDocuments(doc, source);
    throughDocuments(doc, target);
    if (value === undefined) return doc;
    // The field comes last, also where there was one of its name.
    const rest = [source, target].reduce((result, parts) => changeAt(result, parts, () => undefined), doc);
    return changeAt(rest, target, () => value);
  };
}

function throughDocuments(doc: Document, parts: string[]): unknown {
  for (let depth = 1; depth < parts.length; depth++)
    if (Array.isArray(fieldAt(doc, parts.slice(0, depth))))
      throw badValue(`The fields of $rename cannot be in an array, as '${parts.join('.')}' is`);
  return fieldAt(doc, parts);
}

function pathParts(path: string): string[] {
  if (path === '') throw location(56, 'An empty update path is not valid.');
  const parts = splitPath(path);
  if (parts.includes('')) throw location(56, `The update path '${path}' contains an empty field name.`);
  const odd = parts.find((part) => part.startsWith('$') && !/^\$(?:\[.*\]|id|ref|db)?$/.test(part));
  if (odd !== undefined)
    throw location(52, `The dollar ($) prefixed field '${odd}' in '${path}' is not valid for storage.`);
  if (parts[0]?.startsWith('$')) throw badValue(`A positional element cannot come first in path '${path}'`);
  if (parts.indexOf('$') !== parts.lastIndexOf('$'))
    throw badValue(`Too many positional (i.e. '$') elements found in path '${path}'`);
  return parts;
}

/** New fields come in order of their names, numbers by value. */
function compareParts(a: string[], b: string[]): number {
  const at = a.findIndex((part, i) => part !== b[i]);
  const [x, y] = [a[at], b[at]];
  if (x === undefined || y === undefined) return a.length - b.length;
  if (isArrayIndex(x) && isArrayIndex(y)) return Number(x) - Number(y);
  return x < y ? -1 : 1;
}

/** No path may be touched twice, nor lie inside another: sorted, such paths are neighbours. */
function refuseConflicts(paths: string[]): void {
  const sorted = paths.map((path) => `${path}.`).sort();
  const at = sorted.findIndex((path, i) => i > 0 && path.startsWith(sorted[i - 1] as string));
  if (at < 0) return;
  const [outer, inner] = sorted.slice(at - 1).map((path) => path.slice(0, -1));
  throw location(40, `Updating the path '${inner}' would create a conflict at '${outer}'`);
}
