import type { Document } from 'bson';
import { CommandError, badValue, failedToParse } from '../../errors';
import { isArrayIndex } from '../paths';
import { isDocument, typeName } from '../values/types';
import { arrayOperators } from './array-operators';
import { checkOperand, fieldOperators, printed, type FieldOperator } from './field-operators';

/** One operator on one path; `$unset` and `$rename` have no function of the value. */
export interface FieldUpdate {
  name: string;
  path: string;
  parts: string[];
  operand: unknown;
  apply: FieldOperator | undefined;
}

/** Reads an update of operators into single changes, in the order in which MongoDB applies them. */
export function parseOperators(update: Document): FieldUpdate[] {
  const changes: FieldUpdate[] = [];
  for (const [name, fields] of Object.entries(update) as [string, unknown][]) {
    const apply = fieldOperators[name] ?? arrayOperators[name];
    if (!apply && name !== '$unset' && name !== '$rename') {
      throw failedToParse(
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (!isDocument(fields)) {
      throw failedToParse(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: ` +
          `{$mod: {<field>: ...}} not {${name}: ${printed(fields)}}`,
      );
    }
    for (const [path, operand] of Object.entries(fields) as [string, unknown][]) {
      checkOperand(name, operand, path);
      changes.push({ name, path, parts: pathParts(path), operand, apply });
    }
  }
  refuseConflicts(changes);
  return changes.sort((a, b) => compareParts(a.parts, b.parts));
}

function pathParts(path: string): string[] {
  const parts = path.split('.');
  if (path === '') throw new CommandError(56, 'EmptyFieldName', 'An empty update path is not valid.');
  for (const part of parts) {
    if (part === '') {
      throw new CommandError(
        56,
        'EmptyFieldName',
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    }
    if (
      part.startsWith('$') &&
      part !== '$' &&
      !/^\$\[.*\]$/.test(part) &&
      !['$id', '$ref', '$db'].includes(part)
    ) {
      throw new CommandError(
        52,
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`,
      );
    }
  }
  if (parts[0]?.startsWith('$'))
    throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
  return parts;
}

/** New fields come in order of their names, numbers by value. */
function compareParts(a: string[], b: string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] as string, b[i] as string];
    if (x === y) continue;
    if (isArrayIndex(x) && isArrayIndex(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

/** No path may be touched twice, nor lie inside another. */
function refuseConflicts(changes: FieldUpdate[]): void {
  const taken = new Set<string>();
  const inner = new Set<string>();
  const paths = changes.flatMap(({ name, path, operand }) =>
    name === '$rename' ? [path, operand as string] : [path],
  );
  for (const path of paths) {
    const conflict = (at: string) =>
      new CommandError(
        40,
        'ConflictingUpdateOperators',
        `Updating the path '${path}' would create a conflict at '${at}'`,
      );
    if (taken.has(path) || inner.has(path)) throw conflict(path);
    for (let end = path.indexOf('.'); end > 0; end = path.indexOf('.', end + 1)) {
      const prefix = path.slice(0, end);
      if (taken.has(prefix)) throw conflict(prefix);
      inner.add(prefix);
    }
    taken.add(path);
  }
}
