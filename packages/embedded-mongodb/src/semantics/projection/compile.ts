import type { Document } from 'bson';
import { location } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { newEnvironment } from '../expressions/environment';
import { compileFilterTest } from '../filter/compile';
import type { CompileOptions } from '../filter/options';
import type { MatchContext } from '../paths';
import { carryTextScore } from '../text-score';
import { isTruthy } from '../values/numbers';
import { isDocument, isNumber } from '../values/types';
import { compileElementMatch, compileSlice, keepPosition } from './array-projections';
import { addLeaf, applyTree, newBranch, type Branch, type Leaf } from './tree';

type Mode = 'inclusion' | 'exclusion';
export type Projection = (doc: Document) => Document;

class ProjectionParser {
  readonly root: Branch = newBranch();
  readonly positional: string[] = [];
  private mode: Mode | undefined;
  private id: Mode | undefined;

  constructor(
    /** `find` knows $slice, $elemMatch and the positional `$`; `$project` has expressions only. */
    private readonly isFind: boolean,
    private readonly options: CompileOptions,
  ) {}

  parse(spec: Document, prefix = ''): void {
    for (const [name, value] of Object.entries(spec) as [string, unknown][])
      this.parseField(prefix + name, value);
  }

  /** Only `{ _id: 0 }` and transforms: all else stays. */
  get isInclusion(): boolean {
    return (this.mode ?? this.id ?? 'exclusion') === 'inclusion';
  }

  finish(): void {
    if (this.isInclusion && !this.root.children.has('_id'))
      this.root.children.set('_id', { kind: 'include' });
    if (!this.isInclusion && this.id === 'inclusion') this.root.children.delete('_id');
  }

  private parseField(path: string, value: unknown): void {
    if (typeof value === 'boolean' || isNumber(value)) return this.parseFlag(path, isTruthy(value));
    if (isDocument(value)) {
      const names = Object.keys(value);
      const first = names[0];
      if (first === undefined)
        throw location(51270, 'An empty sub-projection is not a valid value. Found empty object at path');
      if (!first.startsWith('$')) return this.parse(value, `${path}.`);
      if (names.length === 1 && this.isFind && this.parseArrayOperator(path, first, value[first])) return;
      // A score is added to what is shown and says nothing of the other fields.
      if (first === '$meta') return this.addComputed(path, value);
    }
    this.setMode('inclusion', path);
    this.addComputed(path, value);
  }

  private addComputed(path: string, value: unknown): void {
    addLeaf(this.root, path, {
      kind: 'computed',
      expression: compileExpression(value, this.options.variables),
    });
  }

  private parseFlag(path: string, isIncluded: boolean): void {
    if (this.isFind && path.endsWith('.$')) {
      if (!isIncluded) throw location(31395, 'positional projection cannot be used with exclusion');
      if (this.positional.length > 0)
        throw location(31276, 'Cannot specify more than one positional projection per query.');
      const array = path.slice(0, -2);
      this.positional.push(array);
      this.setMode('inclusion', path);
      return addLeaf(this.root, array, { kind: 'include' });
    }
    if (path === '_id') this.id = isIncluded ? 'inclusion' : 'exclusion';
    else this.setMode(isIncluded ? 'inclusion' : 'exclusion', path);
    if (path.split('.').some((part) => part.startsWith('$'))) {
      throw location(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField: '${path}'`,
      );
    }
    addLeaf(this.root, path, { kind: isIncluded ? 'include' : 'exclude' });
  }

  private parseArrayOperator(path: string, name: string, operand: unknown): boolean {
    const add = (apply: (value: unknown) => unknown) =>
      addLeaf(this.root, path, { kind: 'transform', apply } as Leaf);
    if (name === '$slice') {
      const slice = compileSlice(operand);
      if (slice) add(slice);
      return slice !== undefined;
    }
    if (name !== '$elemMatch') return false;
    this.setMode('inclusion', path);
    add(compileElementMatch(path, operand, this.options));
    return true;
  }

  private setMode(mode: Mode, path: string): void {
    if (this.mode && this.mode !== mode) {
      throw mode === 'exclusion'
        ? location(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
        : location(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
    }
    this.mode = mode;
  }
}

function compile(
  spec: Document,
  isFind: boolean,
  filter: Document | undefined,
  options: CompileOptions,
): Projection {
  if (Object.keys(spec).length === 0) return (doc) => doc;
  const parser = new ProjectionParser(isFind, options);
  parser.parse(spec);
  parser.finish();
  const { root, isInclusion } = parser;
  const project: Projection = (doc) =>
    carryTextScore(doc, applyTree(root, doc, !isInclusion, newEnvironment(doc, options)));
  const [array] = parser.positional;
  if (array === undefined) return project;
  const matches = compileFilterTest(filter ?? {}, options);
  const parts = array.split('.');
  return (doc) => {
    const context: MatchContext = {};
    matches(doc, context);
    return project(keepPosition(doc, parts, context.position) as Document);
  };
}

/**
 * Compiles the projection of a find or findAndModify.
 * @param filter the query, needed by the positional `$`
 */
export function compileProjection(
  spec: Document,
  filter?: Document,
  options: CompileOptions = {},
): Projection {
  return compile(spec, true, filter, options);
}

/** Compiles a `$project` stage. */
export function compileProjectStage(spec: Document, options: CompileOptions = {}): Projection {
  if (Object.keys(spec).length === 0)
    throw location(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  return compile(spec, false, undefined, options);
}

/** Compiles `$set` / `$addFields`: every value is an expression, and all other fields stay. */
export function compileAddFields(spec: Document, options: CompileOptions = {}): Projection {
  const root = newBranch();
  const addAll = (fields: Document, prefix: string) => {
    for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
      const isNested =
        isDocument(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
      if (isNested) addAll(value, `${prefix}${name}.`);
      else
        addLeaf(root, prefix + name, {
          kind: 'computed',
          expression: compileExpression(value, options.variables),
        });
    }
  };
  addAll(spec, '');
  return (doc) => carryTextScore(doc, applyTree(root, doc, true, newEnvironment(doc, options)));
}
