import type { Document } from 'bson';
import { asFlag, asNumber } from '../bson-codec';
import { compileFilter } from '../semantics';

export interface IndexField {
  path: string;
  /** The names on the path. */
  steps: string[];
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

/** One index of a collection: its definition, read, and its state. */
export class IndexDefinition {
  readonly id: number;
  readonly name: string;
  readonly keyPattern: Document;
  readonly isId: boolean;
  readonly isText: boolean;
  readonly isMultikey: boolean;
  readonly fields: IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partialFilter?: Document;
  /** Whether it holds a document, if that has any of its fields. */
  readonly holds: (doc: Document) => boolean;
  readonly expireAfterSeconds?: number;
  /** Whether a path has a number, which may name a position in an array or a field: index and query can differ on it. */
  readonly hasPositions: boolean;
  /** Weights by path, for a text index only. */
  readonly weights?: Map<string, number>;

  constructor(readonly state: IndexState) {
    const { spec } = state;
    this.id = state.id;
    this.name = spec.name as string;
    this.keyPattern = spec.key as Document;
    this.weights = weightsOf(spec);
    this.isId = this.name === '_id_';
    this.isText = this.weights !== undefined;
    this.isMultikey = state.multikey.includes(true);
    this.fields = Object.entries(this.keyPattern)
      .filter(([, kind]) => kind !== 'text')
      .map(([path, direction]) => ({
        path,
        steps: path.split('.'),
        direction: (asNumber(direction) ?? 1) < 0 ? -1 : 1,
      }));
    this.hasPositions = this.fields.some(({ steps }) => steps.some((step) => /^\d+$/.test(step)));
    this.unique = asFlag(spec.unique) || this.isId;
    this.sparse = asFlag(spec.sparse);
    this.expireAfterSeconds = asNumber(spec.expireAfterSeconds);
    this.partialFilter = spec.partialFilterExpression as Document | undefined;
    this.holds = compileFilter(this.partialFilter ?? {});
  }

  /** The top fields of a document that tell what the index holds of it; undefined if it takes the whole document. */
  get topFields(): Set<string> | undefined {
    // What a partial filter looks at need not be found out here.
    if (this.partialFilter) return undefined;
    const paths = this.weights ? [...this.weights.keys()] : this.fields.map(({ path }) => path);
    return new Set(paths.map((path) => path.split('.', 1)[0] as string));
  }

  /** Whether it holds all documents that it ought to hold. */
  get isReady(): boolean {
    return this.state.builtUpTo === undefined;
  }

  /** Whether queries may use it. */
  get isOpen(): boolean {
    return this.isReady && !asFlag(this.state.spec.hidden);
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

/** Weights by path of a text index, those that were not given being 1; undefined for any other index. */
export function weightsOf(spec: Document): Map<string, number> | undefined {
  const textPaths = Object.entries(spec.key as Document).filter(([, kind]) => kind === 'text');
  if (textPaths.length === 0) return undefined;
  const given = Object.entries((spec.weights ?? {}) as Document);
  return new Map([
    ...textPaths.map(([path]) => [path, 1] as const),
    ...given.map(([path, weight]) => [path, asNumber(weight) ?? 1] as const),
  ]);
}
