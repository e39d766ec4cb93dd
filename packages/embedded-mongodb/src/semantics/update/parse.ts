import type { Document } from 'bson';
import { CommandError, badValue, failedToParse } from '../../errors';
import type { CompileOptions } from '../filter/options';
import { isArrayIndex } from '../paths';
import { isDocument, typeName } from '../values/types';
import { arrayOperators } from './array-operators';
import type { Draft } from './draft';
import { fieldOperators } from './field-operators';
import { printed } from './operator';

/** One operator on one path. */
export interface FieldUpdate {
  name: string;
  path: string;
  parts: string[];
  /** Does it in a draft of a document, at a path whose positions are known. */
  apply(draft: Draft, parts: string[], doc: Document): void;
}

const operators = { ...fieldOperators, ...arrayOperators };

/** Reads an update of operators into single changes, in the order in which MongoDB applies them. */
export function parseOperators(update: Document, options: CompileOptions): FieldUpdate[] {
  const changes: FieldUpdate[] = [];
  const touched: string[] = [];
  for (const [name, fields] of Object.entries(update) as [string, unknown][]) {
    if (!Object.hasOwn(operators, name) && name !== '$unset' && name !== '$rename')
      throw failedToParse(
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    if (!isDocument(fields))
      throw failedToParse(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: ` +
          `{$mod: {<field>: ...}} not {${name}: ${printed(fields)}}`,
      );
    for (const [path, operand] of Object.entries(fields) as [string, unknown][]) {
      const apply = compileChange(name, operand, path, options);
      changes.push({ name, path, parts: pathParts(path), apply });
      touched.push(path, ...(name === '$rename' ? [String(operand)] : []));
    }
  }
  refuseConflicts(touched);
  return changes.sort((a, b) => compareParts(a.parts, b.parts));
}

function compileChange(
  name: string,
  operand: unknown,
  path: string,
  options: CompileOptions,
): FieldUpdate['apply'] {
  if (name === '$unset') return (draft, parts) => draft.remove(parts);
  if (name === '$rename') return renameTo(operand, path);
  const change = operators[name]?.(operand, path, options);
  return (draft, parts, doc) => {
    const value = change?.(draft.get(parts), { path: parts.join('.'), doc });
    if (value !== undefined) draft.set(parts, value);
  };
}

function renameTo(operand: unknown, path: string): FieldUpdate['apply'] {
  if (typeof operand !== 'string')
    throw badValue(`The 'to' field for $rename must be a string: ${path}: ${printed(operand)}`);
  if (path === operand) throw badValue(`The source and target field for $rename must differ: ${path}`);
  const target = pathParts(operand);
  for (const [role, side] of Object.entries({ source: path.split('.'), destination: target })) {
    if (side.some((part) => part.startsWith('$')))
      throw badValue(`The ${role} field for $rename may not be dynamic: ${side.join('.')}`);
  }
  return (draft, source) => {
    for (const [role, side] of Object.entries({ source, destination: target })) {
      if (side.slice(0, -1).some((_, depth) => Array.isArray(draft.get(side.slice(0, depth + 1)))))
        throw badValue(
          `The ${role} field cannot be an array element, '${side.join('.')}' in doc has an array field called '${side[0]}'`,
        );
    }
    const value = draft.get(source);
    if (value === undefined) return;
    draft.remove(source);
    draft.remove(target);
    draft.set(target, value);
  };
}

const emptyName = (message: string) => new CommandError(56, 'EmptyFieldName', message);

function pathParts(path: string): string[] {
  if (path === '') throw emptyName('An empty update path is not valid.');
  const parts = path.split('.');
  if (parts.includes(''))
    throw emptyName(`The update path '${path}' contains an empty field name, which is not allowed.`);
  const odd = parts.find((part) => part.startsWith('$') && !/^\$(?:\[.*\]|id|ref|db)?$/.test(part));
  if (odd !== undefined)
    throw new CommandError(
      52,
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${odd}' in '${path}' is not valid for storage.`,
    );
  if (parts[0]?.startsWith('$'))
    throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
  if (parts.indexOf('$') !== parts.lastIndexOf('$'))
    throw badValue(`Too many positional (i.e. '$') elements found in path '${path}'`);
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
function refuseConflicts(paths: string[]): void {
  const taken = new Set<string>();
  const inner = new Set<string>();
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
