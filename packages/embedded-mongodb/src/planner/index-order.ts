import type { IndexDefinition } from '../storage/index-definition';
import type { FieldUse } from './index-bounds';

export interface SortField {
  path: string;
  direction: 1 | -1;
}

export interface IndexOrder {
  backwards: boolean;
  /** Whether several stretches must be merged: they are in order each, but not one after the other. */
  merge: boolean;
}

/** How an index, bounded like this, gives its documents in the wanted order; undefined if it does not. */
export function orderOf(index: IndexDefinition, uses: FieldUse[], sort: SortField[]): IndexOrder | undefined {
  if (index.isText || index.state.truncated) return undefined;
  const fixed = new Set(
    index.fields.filter((_, i) => uses[i] === 'point' && !index.state.multikey[i]).map(({ path }) => path),
  );
  const wanted = sort.filter(({ path }) => !fixed.has(path));
  let backwards: boolean | undefined;
  let merge = false;
  let next = 0;
  for (const [i, field] of index.fields.entries()) {
    const goal = wanted[next];
    if (!goal) break;
    if (uses[i] === 'point') continue;
    const isMergedAway = merge && uses[i] === 'points';
    if (field.path === goal.path && !index.state.multikey[i] && !isMergedAway) {
      const opposite = field.direction !== goal.direction;
      backwards ??= opposite;
      if (opposite !== backwards) return undefined;
      next++;
    } else if (uses[i] === 'points' && next === 0) {
      merge = true;
    } else {
      return undefined;
    }
  }
  return next === wanted.length ? { backwards: backwards ?? false, merge } : undefined;
}
