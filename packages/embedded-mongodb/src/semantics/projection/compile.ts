import type { Document } from 'bson';
import { location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { compileFilterTest } from '../filter/compile';
import type { CompileOptions } from '../options';
import { fieldPath, type MatchContext } from '../paths';
import { carryTextScore } from '../text';
import { isTruthy } from '../values/numbers';
import { fieldOf, fieldsOf, isDocument, isNumber, setField } from '../values/types';
import { compileFirstMatch, compileSlice, keepPosition } from './array-projections';
import { FieldTree, type Field } from './tree';

type Mode = 'inclusion' | 'exclusion';
export type Projection = (doc: Document) => Document;

const computed = (expression: unknown, options: CompileOptions) => {
  const evaluate = compileExpression(expression, options);
  return { isComputed: true, apply: (_value: unknown, root: Document) => evaluate(root) };
};
const included = { isComputed: false, apply: (value: unknown) => value };
const excluded = { isComputed: false, apply: () => undefined };

const applying =
  (tree: FieldTree, keepsRest: boolean): Projection =>
  (doc) =>
    carryTextScore(doc, tree.apply(doc, doc, keepsRest) as Document);

/** `find` knows $slice, $elemMatch and the positional `$`; `$project` has expressions only, and `$set` nothing else. */
type Kind = 'find' | '$project' | '$set';

class ProjectionParser {
  private readonly tree = new FieldTree();
  /** The path of the array that `$` stands behind. */
  positional: string | undefined;
  private mode: Mode | undefined;
  private id: Mode | undefined;
  /** The operators that decide what becomes of the other fields if nothing else says so. */
  private readonly operators = new Set<'$slice' | '$elemMatch' | '$meta'>();

  constructor(
    private readonly kind: Kind,
    private readonly options: CompileOptions,
  ) {}

  parse(spec: Document): Projection {
    this.parseFields(spec, '');
    if (this.positional !== undefined && this.operators.has('$elemMatch'))
      throw location(31255, 'Cannot specify positional operator and $elemMatch.');
    const isAlone = this.operators.size > 0 && !this.operators.has('$slice');
    const isInclusion = (this.mode ?? (isAlone ? 'inclusion' : this.id) ?? 'exclusion') === 'inclusion';
    if (isInclusion && !this.tree.has('_id')) this.tree.add('_id', included);
    return applying(this.tree, !isInclusion);
  }

  private parseFields(spec: Document, prefix: string): void {
    for (const [name, value] of Object.entries(spec) as [string, unknown][])
      this.parseField(prefix + name, value);
  }

  private parseField(path: string, value: unknown): void {
    const isSet = this.kind === '$set';
    if (!isSet && (typeof value === 'boolean' || isNumber(value)))
      return this.parseFlag(path, isTruthy(value));
    if (isDocument(value)) {
      const [first] = Object.keys(value);
      if (first === undefined && !isSet)
        throw location(51270, 'An empty sub-projection is not a valid value. Found empty object at path');
      if (first !== undefined && !first.startsWith('$')) return this.parseFields(value, `${path}.`);
      if (this.kind === 'find' && this.parseArrayOperator(path, value)) return;
    }
    const isScore = isDocument(value) && value.$meta !== undefined;
    // In a find a score is added to what is shown and says nothing of the other fields.
    if (isScore && this.kind === '$project') this.operators.add('$meta');
    if (!isSet && !isScore) this.setMode('inclusion', path, 31252);
    this.tree.add(path, computed(value, this.options));
  }

  private parseFlag(path: string, isIncluded: boolean): void {
    if (this.kind === 'find' && isIncluded && path.endsWith('.$')) {
      if (this.positional !== undefined)
        throw location(31276, 'Cannot specify more than one positional projection per query.');
      this.positional = path.slice(0, -2);
      return this.parseFlag(this.positional, true);
    }
    if (path === '_id') this.id = isIncluded ? 'inclusion' : 'exclusion';
    else this.setMode(isIncluded ? 'inclusion' : 'exclusion', path);
    this.tree.add(path, isIncluded ? included : excluded);
  }

  private parseArrayOperator(path: string, operand: Document): boolean {
    const { $elemMatch, $slice } = operand as Record<string, unknown>;
    if (Object.keys(operand).length > 1) return false;
    if ($elemMatch !== undefined) {
      this.operators.add('$elemMatch');
      const firstMatch = compileFirstMatch(path, $elemMatch, this.options);
      // As computed fields do, it comes behind those that are shown as they are.
      this.tree.add(path, { isComputed: true, apply: (_value, root) => firstMatch(fieldOf(root, path)) });
      return true;
    }
    const slice = compileSlice($slice);
    if (!slice) return false;
    this.operators.add('$slice');
    // Arrays that stand right in others are out of its reach.
    const apply: Field['apply'] = (value, _root, _keepsRest, isNested) => (isNested ? value : slice(value));
    this.tree.add(path, { isComputed: false, apply });
    return true;
  }

  private setMode(mode: Mode, path: string, code = mode === 'exclusion' ? 31254 : 31253): void {
    if (this.mode && this.mode !== mode)
      throw location(code, `Cannot do ${mode} on field ${path} in ${this.mode} projection`);
    this.mode = mode;
  }
}

/**
 * Compiles the projection of a find or findAndModify.
 * @param filter the query, needed by the positional `$`
 */
export function compileProjection(
  spec: Document,
  filter: Document = {},
  options: CompileOptions = {},
): Projection {
  if (Object.keys(spec).length === 0) return (doc) => doc;
  const parser = new ProjectionParser('find', options);
  const project = parser.parse(spec);
  if (parser.positional === undefined) return project;
  // What is shown has been found: a text search has no more to say.
  const matches = compileFilterTest(filter, { ...options, isTextMatched: true });
  const parts = parser.positional.split('.');
  return (doc) => {
    const context: MatchContext = {};
    matches(doc, context);
    return project(keepPosition(doc, parts, context.position) as Document);
  };
}

/** Compiles a `$project` stage. */
export const compileProjectStage = (spec: Document, options: CompileOptions): Projection =>
  new ProjectionParser('$project', options).parse(spec);

/** Compiles `$set` / `$addFields`: every value is an expression, and all other fields stay. */
export const compileAddFields = (spec: Document, options: CompileOptions): Projection =>
  new ProjectionParser('$set', options).parse(spec);

/**
 * Compiles a setter of the field at a path, undefined for none; what stands on the way and is no document, an array too,
 * gives way to one. Without a path nothing is set.
 */
export function compileSetter(path?: string): (doc: Document, value: unknown) => Document {
  if (path === undefined) return (doc) => doc;
  const parts = fieldPath(path);
  const put = (old: unknown, value: unknown, depth: number): Document => {
    const name = parts[depth] as string;
    const doc = isDocument(old) ? { ...fieldsOf(old) } : {};
    const inner = depth + 1 < parts.length ? put(fieldOf(doc, name), value, depth + 1) : value;
    if (inner === undefined) delete doc[name];
    else setField(doc, name, inner);
    return doc;
  };
  return (doc, value) => put(doc, value, 0);
}
