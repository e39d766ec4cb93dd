import type { Document } from 'bson';
import { asFlag, asNumber, isDocument } from '../bson-codec';
import { badValue, CommandError } from '../errors';
import { compileCollation, compileFilter, typeName } from '../semantics';

export interface IndexField {
  path: string;
  direction: 1 | -1;
}

/** What is kept of an index in the catalogue; never changed, only replaced. */
export interface IndexState {
  id: number;
  spec: Document;
  /** For each field, whether any document ever had an array there. */
  multikey: boolean[];
  /** Whether any key was too long to be kept whole, or holds a symbol; its order and its values are not to be relied on. */
  truncated: boolean;
  /** While the index is built: the last record that it holds. */
  builtUpTo?: number;
}

const OPTIONS = new Set([
  ...[
    'v',
    'key',
    'name',
    'ns',
    'unique',
    'sparse',
    'partialFilterExpression',
    'expireAfterSeconds',
    'background',
  ],
  ...['weights', 'default_language', 'language_override', 'textIndexVersion', 'collation', 'hidden'],
]);

/** Options that mean nothing here, or that are the same for every index. */
const NOT_KEPT = new Set(['background', 'ns', 'v', 'collation', 'key', 'name']);

/** One index of a collection: its definition, read, and its state. */
export class IndexDefinition {
  readonly fields: IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partialFilter?: Document;
  readonly matchesPartialFilter?: (doc: Document) => boolean;
  readonly expireAfterSeconds?: number;
  /** Weights by path, for a text index only. */
  readonly weights?: Map<string, number>;

  constructor(readonly state: IndexState) {
    const { spec } = state;
    const key = spec.key as Document;
    this.weights = weightsOf(spec);
    this.fields = Object.entries(key)
      .filter(([, kind]) => kind !== 'text')
      .map(([path, direction]) => ({ path, direction: (asNumber(direction) ?? 1) < 0 ? -1 : 1 }));
    this.unique = asFlag(spec.unique) || this.isId;
    this.sparse = asFlag(spec.sparse);
    this.expireAfterSeconds = asNumber(spec.expireAfterSeconds);
    if (spec.partialFilterExpression) {
      this.partialFilter = spec.partialFilterExpression as Document;
      this.matchesPartialFilter = compileFilter(this.partialFilter);
    }
  }

  get id(): number {
    return this.state.id;
  }
  get name(): string {
    return this.state.spec.name as string;
  }
  get keyPattern(): Document {
    return this.state.spec.key as Document;
  }
  get isId(): boolean {
    return this.name === '_id_';
  }
  get isText(): boolean {
    return this.weights !== undefined;
  }
  get isMultikey(): boolean {
    return this.state.multikey.includes(true);
  }

  /** The top fields of a document that tell what the index holds of it; undefined if it takes the whole document. */
  get topFields(): Set<string> | undefined {
    // What a partial filter looks at need not be found out here.
    if (this.partialFilter) return undefined;
    const paths = this.weights ? [...this.weights.keys()] : this.fields.map(({ path }) => path);
    return new Set(paths.map((path) => path.split('.', 1)[0] as string));
  }

  /** Whether it holds all documents, so that queries may rely on it. */
  get isReady(): boolean {
    return this.state.builtUpTo === undefined;
  }

  /** Whether a record's entries are to be kept in it now; those of the others are made when the build comes to them. */
  covers(record: number): boolean {
    const { builtUpTo } = this.state;
    return builtUpTo === undefined || record <= builtUpTo;
  }

  /** @param builtUpTo the last record that it holds; undefined once it holds all */
  withProgress(builtUpTo: number | undefined): IndexDefinition {
    return new IndexDefinition({ ...this.state, builtUpTo });
  }

  /** The index with these keys in it: the same unless it now holds its first array or its first shortened key. */
  withShapeOf({ multikey, truncated }: Pick<IndexState, 'multikey' | 'truncated'>): IndexDefinition {
    const { state } = this;
    const isNew =
      (truncated && !state.truncated) || multikey.some((isArray, i) => isArray && !state.multikey[i]);
    if (!isNew) return this;
    return new IndexDefinition({
      ...state,
      truncated: truncated || state.truncated,
      multikey: this.fields.map((_, i) => Boolean(multikey[i]) || Boolean(state.multikey[i])),
    });
  }
}

function weightsOf(spec: Document): Map<string, number> | undefined {
  const textPaths = Object.entries(spec.key as Document).filter(([, kind]) => kind === 'text');
  if (textPaths.length === 0) return undefined;
  const given = Object.entries((spec.weights ?? {}) as Document);
  return new Map([
    ...textPaths.map(([path]) => [path, 1] as const),
    ...given.map(([path, weight]) => [path, asNumber(weight) ?? 1] as const),
  ]);
}

/** Checks the definition of a new index and fills in its name and version; refuses what is not supported by name. */
export function normaliseIndexSpec(given: Document): Document {
  const { key } = given;
  if (!isDocument(key) || Object.keys(key).length === 0) {
    throw new CommandError(67, 'CannotCreateIndex', 'Index keys cannot be empty.');
  }
  for (const option of Object.keys(given)) {
    if (!OPTIONS.has(option)) {
      throw new CommandError(
        197,
        'InvalidIndexSpecificationOption',
        `The index option '${option}' is not supported`,
      );
    }
  }
  let textFields = 0;
  for (const [path, kind] of Object.entries(key)) {
    if (path === '' || path.includes('$**') || path.startsWith('$')) {
      throw new CommandError(67, 'CannotCreateIndex', `Index key '${path}' is not supported`);
    }
    const direction = asNumber(kind);
    if (kind === 'text') textFields++;
    else if (direction === undefined || direction === 0 || Number.isNaN(direction)) {
      throw new CommandError(67, 'CannotCreateIndex', `Unknown index plugin '${String(kind)}'`);
    }
  }
  if (compileCollation(given.collation as Document | undefined)) {
    throw badValue('Indexes with a collation are not supported');
  }
  if (textFields > 0 && textFields < Object.keys(key).length) {
    throw new CommandError(67, 'CannotCreateIndex', 'Compound indexes with text fields are not supported');
  }
  if (textFields > 0 && !['none', undefined].includes(given.default_language as string | undefined)) {
    throw new CommandError(
      67,
      'CannotCreateIndex',
      `default_language '${String(given.default_language)}' is not supported: text is not stemmed, use 'none'`,
    );
  }
  if (given.partialFilterExpression !== undefined) {
    if (!isDocument(given.partialFilterExpression))
      throw badValue('partialFilterExpression must be an object');
    if (asFlag(given.sparse)) {
      throw new CommandError(
        67,
        'CannotCreateIndex',
        'cannot mix "partialFilterExpression" and "sparse" options',
      );
    }
    compileFilter(given.partialFilterExpression);
    checkPartialFilter(given.partialFilterExpression);
  }
  if (given.expireAfterSeconds !== undefined) {
    const seconds = asNumber(given.expireAfterSeconds);
    if (seconds === undefined || !(seconds >= 0) || Object.keys(key).length > 1) {
      throw new CommandError(
        67,
        'CannotCreateIndex',
        'TTL indexes are single-field indexes with expireAfterSeconds >= 0',
      );
    }
  }
  const kept = Object.fromEntries(Object.entries(given).filter(([option]) => !NOT_KEPT.has(option)));
  const name = (given.name as string | undefined) ?? defaultName(key);
  return { v: 2, key, name, ...kept, ...(textFields > 0 ? textDefaults(given) : {}) };
}

const PARTIAL_OPERATORS = new Set([
  ...['$and', '$or', '$in', '$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type'],
]);

/** Only conditions that a query can be seen to imply may bound a partial index. */
function checkPartialFilter(filter: Document): void {
  for (const [name, value] of Object.entries(filter) as [string, unknown][]) {
    const isPattern = typeName(value) === 'regex';
    if (isPattern || (name.startsWith('$') && !PARTIAL_OPERATORS.has(name))) {
      const shown = isPattern ? '$regex' : name;
      throw new CommandError(67, 'CannotCreateIndex', `Expression not supported in partial index: ${shown}`);
    }
    const inner = Array.isArray(value) && name !== '$in' ? value : [value];
    for (const one of inner) if (isDocument(one) && name !== '$eq') checkPartialFilter(one);
  }
}

function textDefaults(given: Document): Document {
  const weights = Object.fromEntries(weightsOf(given) ?? []);
  return { weights, default_language: 'none', language_override: 'language', textIndexVersion: 3 };
}

export function defaultName(key: Document): string {
  return Object.entries(key)
    .map(([path, kind]) => `${path}_${String(kind)}`)
    .join('_');
}
