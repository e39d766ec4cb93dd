import type { Document } from 'bson';
import { location } from '../../errors';
import type { Environment, Expression } from '../expressions/environment';
import { fieldsOf, isDocument, setField } from '../values/types';

/** What is done with one field. A transform gets the field's value; undefined leaves the field out. */
export type Leaf =
  | { kind: 'include' }
  | { kind: 'exclude' }
  | { kind: 'transform'; apply: (value: unknown, env: Environment) => unknown }
  | { kind: 'computed'; expression: Expression };

export interface Branch {
  kind: 'branch';
  children: Map<string, Leaf | Branch>;
  /** Whether something below is computed, so that missing documents on the way are made. */
  computes: boolean;
}

export const newBranch = (): Branch => ({ kind: 'branch', children: new Map(), computes: false });

/** Puts a leaf at a dotted path; two leaves on one path are refused. */
export function addLeaf(root: Branch, path: string, leaf: Leaf): void {
  const parts = path.split('.');
  let branch = root;
  parts.forEach((part, depth) => {
    if (part === '') throw location(40353, `FieldPath must not contain an empty component: '${path}'`);
    if (leaf.kind === 'computed') branch.computes = true;
    const existing = branch.children.get(part);
    if (depth === parts.length - 1) {
      if (existing) throw location(31250, `Path collision at ${path}`);
      branch.children.set(part, leaf);
      return;
    }
    if (existing && existing.kind !== 'branch') {
      throw location(
        31249,
        `Path collision at ${path} remaining portion ${parts.slice(depth + 1).join('.')}`,
      );
    }
    const next = existing ?? newBranch();
    branch.children.set(part, next);
    branch = next;
  });
}

/** A new document by the tree; `keepRest` says whether fields that the tree does not name stay. */
export function applyTree(branch: Branch, doc: Document, keepRest: boolean, env: Environment): Document {
  const result: Document = {};
  for (const [name, value] of Object.entries(fieldsOf(doc)) as [string, unknown][]) {
    const child = branch.children.get(name);
    const kept = child ? applyChild(child, value, keepRest, env) : keepRest ? value : undefined;
    if (kept !== undefined) setField(result, name, kept);
  }
  if (branch.computes) addComputed(branch, doc, result, keepRest, env);
  return result;
}

function applyChild(child: Leaf | Branch, value: unknown, keepRest: boolean, env: Environment): unknown {
  switch (child.kind) {
    case 'include':
      return value;
    case 'exclude':
      return undefined;
    case 'transform':
      return child.apply(value, env);
    case 'computed':
      // Where all else stays, a computed field keeps its place; else computed fields follow the others.
      return keepRest ? child.expression(env) : undefined;
    case 'branch':
      return applyBranch(child, value, keepRest, env);
  }
}

function applyBranch(branch: Branch, value: unknown, keepRest: boolean, env: Environment): unknown {
  if (Array.isArray(value)) {
    return (value as unknown[])
      .map((element) => applyBranch(branch, element, keepRest, env))
      .filter((element) => element !== undefined);
  }
  if (isDocument(value)) return applyTree(branch, value, keepRest, env);
  if (branch.computes) return applyTree(branch, {}, keepRest, env);
  return keepRest ? value : undefined;
}

function addComputed(
  branch: Branch,
  doc: Document,
  result: Document,
  keepRest: boolean,
  env: Environment,
): void {
  for (const [name, child] of branch.children) {
    const isThere = Object.hasOwn(doc, name);
    if (child.kind === 'computed' && !(keepRest && isThere)) {
      const value = child.expression(env);
      if (value !== undefined) setField(result, name, value);
    } else if (child.kind === 'branch' && child.computes && !isThere) {
      setField(result, name, applyTree(child, {}, keepRest, env));
    }
  }
}
