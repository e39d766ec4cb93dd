import type { Document } from 'bson';
import type { KeyRange } from '../storage/snapshot';
import type { IndexDefinition } from '../storage/index-definition';

/** Every record of a collection, in the order of insertion. */
export interface CollectionScan {
  kind: 'COLLSCAN';
  backwards: boolean;
}

/** Stretches of one index. */
export interface IndexScan {
  kind: 'IXSCAN';
  index: IndexDefinition;
  /** Apart from each other and in ascending order of keys. */
  ranges: KeyRange[];
  backwards: boolean;
  /** Bounds by field, for `explain`. */
  bounds(): Document;
  /** Whether entries come in the order that was asked for. */
  sorted: boolean;
  /** If set, the ranges are merged into one order by the bytes of the key from the end of each range's prefix. */
  mergeFrom?: number[];
  /** Whether all that the ranges hold matches the filter, so that documents need not be looked at. */
  exact: boolean;
  /** Whether the index tells all that is asked for, so that documents need not be read. */
  covers: boolean;
  /** Whether it is a look-up by `_id`. */
  isIdLookup: boolean;
  score: number;
}

/** The union of several index scans, one a branch of `$or`. */
export interface UnionScan {
  kind: 'OR';
  branches: IndexScan[];
}

/** Records that hold some words, by a text index. */
export interface TextScan {
  kind: 'TEXT_MATCH';
  index: IndexDefinition;
  search: Document;
}

export type AccessPath = CollectionScan | IndexScan | UnionScan | TextScan;
