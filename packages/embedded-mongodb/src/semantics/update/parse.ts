import type { Document } from 'bson';
import { badValue, failedToParse, location } from '../../errors';
import type { CompileOptions } from '../options';
import { isArrayIndex, splitPath } from '../paths';
import { isDocument, typeName } from '../values/types';
import { printed, type Change } from './change';
import { updateOperators } from './operators';

/** One operator on one path. */
export interface FieldUpdate {
  name: string;
  parts: string[];
  /** What the operator does there. */
  change?: Change;
  /** Where `$rename` takes from what it sets. */
  source?: string[];
}

/** Whether a part of a path stands for several positions (`$[]`, `$[name]`), or for any. */
export const isOfMany = (part: string) => /^\$\[.*\]$/.test(part);
export const isPosition = (part: string) => part === '$' || isOfMany(part);

/** Reads an update of operators into single changes, in the order in which MongoDB applies them. */
export function parseOperators(update: Document, options: CompileOptions): FieldUpdate[] {
  const updates: FieldUpdate[] = [];
  for (const [name, fields] of Object.entries(update) as [string, unknown][]) {
    const operator = Object.hasOwn(updateOperators, name) ? updateOperators[name] : undefined;
    if (!operator && name !== '$rename')
      throw failedToParse(`Unknown modifier: ${name}. Expected a valid update modifier or a pipeline`);
    if (!isDocument(fields))
      throw failedToParse(`Modifiers operate on fields but ${name} got type ${typeName(fields)}`);
    for (const [path, operand] of Object.entries(fields) as [string, unknown][]) {
      const change = operator?.(operand, options, name);
      const parts = pathParts(path);
      updates.push(
        change ? { name, parts, change } : { name, parts: targetOf(parts, operand), source: parts },
      );
    }
  }
  refuseConflicts(updates.flatMap(({ parts, source }) => (source ? [parts, source] : [parts])));
  return updates.sort((a, b) => compareParts(a.parts, b.parts));
}

/** The path to which `$rename` brings what is at its source. */
function targetOf(source: string[], operand: unknown): string[] {
  const path = source.join('.');
  if (typeof operand !== 'string' || operand === path)
    throw badValue(`The target of $rename must be a string and another path: ${path}: ${printed(operand)}`);
  const target = pathParts(operand);
  const dynamic = [...source, ...target].find(isPosition);
  if (dynamic === undefined) return target;
  throw badValue(`A field for $rename may not be dynamic: '${dynamic}'`);
}

function pathParts(path: string): string[] {
  const parts = splitPath(path);
  if (parts.includes('')) throw location(56, `The update path '${path}' contains an empty field name.`);
  if (isPosition(parts[0] as string) || parts.indexOf('$') !== parts.lastIndexOf('$'))
    throw badValue(`A positional element can come neither first nor, as '$', twice in path '${path}'`);
  return parts;
}

/** New fields come in order of their names, numbers by value. */
export function compareParts(a: string[], b: string[]): number {
  const at = a.findIndex((part, i) => part !== b[i]);
  const [x, y] = [a[at], b[at]];
  if (x === undefined || y === undefined) return a.length - b.length;
  if (isArrayIndex(x) && isArrayIndex(y)) return Number(x) - Number(y);
  return x < y ? -1 : 1;
}

/**
 * No path may be touched twice or lead to another, and where one stands for many positions of an array, no other may
 * for a single one. In their order such paths are neighbours.
 */
export function refuseConflicts(paths: string[][], code = 40): void {
  const sorted = paths.toSorted(compareParts);
  for (const [i, path] of sorted.slice(1).entries()) {
    const before = sorted[i] as string[];
    const at = path.findIndex((part, depth) => part !== before[depth]);
    const [a, b] = [before[at], path[at]];
    if (a !== undefined && b !== undefined && isOfMany(a) === isOfMany(b)) continue;
    const shared = at < 0 ? path : path.slice(0, at);
    throw location(
      code,
      `Updating the path '${path.join('.')}' would create a conflict at '${shared.join('.')}'`,
    );
  }
}
