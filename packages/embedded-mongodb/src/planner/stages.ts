import type { Document } from 'bson';
import type { AccessPath, IndexScan } from './access-path';
import type { Plan } from './query';

/** A plan as `explain` shows it: the last stage outside, the scan innermost. */
export function stagesOf(plan: Plan, isCount = false): Document {
  const { query, path } = plan;
  if (isCount) return { stage: 'COUNT', inputStage: countStage(plan) };
  let stage = accessStage(path, plan.filters ? query.filter : undefined);
  if (plan.sorts)
    stage = { stage: 'SORT', sortPattern: query.sort, limitAmount: query.limit, inputStage: stage };
  if (query.skip) stage = { stage: 'SKIP', skipAmount: query.skip, inputStage: stage };
  if (query.limit) stage = { stage: 'LIMIT', limitAmount: query.limit, inputStage: stage };
  return stage;
}

function countStage({ path, filters, query }: Plan): Document {
  if (path.kind === 'COLLSCAN' && !filters) return { stage: 'RECORD_STORE_FAST_COUNT' };
  if (path.kind === 'IXSCAN' && !filters) return { ...indexStage(path), stage: 'COUNT_SCAN' };
  return accessStage(path, query.filter);
}

function accessStage(path: AccessPath, filter: Document | undefined): Document {
  const filtered = filter ? { filter } : {};
  const fetch = { stage: 'FETCH', ...filtered };
  switch (path.kind) {
    case 'COLLSCAN':
      return { stage: 'COLLSCAN', ...filtered, direction: path.backwards ? 'backward' : 'forward' };
    case 'IXSCAN':
      if (path.covers) return { stage: 'PROJECTION_COVERED', inputStage: indexStage(path) };
      if (path.isIdLookup && path.ranges.length === 1) return { stage: 'IDHACK', ...filtered };
      return { ...fetch, inputStage: indexStage(path) };
    case 'OR':
      return { ...fetch, inputStage: { stage: 'OR', inputStages: path.branches.map(indexStage) } };
    case 'TEXT_MATCH': {
      const { name: indexName } = path.index;
      const inputStage = { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName } };
      return { stage: 'TEXT_MATCH', indexName, ...filtered, inputStage };
    }
  }
}

function indexStage(scan: IndexScan): Document {
  const { index, bounds, backwards } = scan;
  const stage = {
    stage: 'IXSCAN',
    keyPattern: index.keyPattern,
    indexName: index.name,
    isMultiKey: index.isMultikey,
    isUnique: index.unique,
    isSparse: index.sparse,
    isPartial: index.partialFilter !== undefined,
    direction: backwards ? 'backward' : 'forward',
    indexBounds: bounds(),
  };
  return scan.mergeFrom ? { stage: 'SORT_MERGE', inputStages: scan.ranges.map(() => stage) } : stage;
}
