import type { Document } from 'bson';
import { prefixEnd, type KeyRange } from '../storage/snapshot';
import { indexPrefix } from '../storage/record-keys';
import type { IndexDefinition } from '../storage/index-definition';
import type { Condition } from './conditions';
import { EVERYTHING, flip, intersect, intervalsOf, type Interval, type Intervals } from './intervals';

/** More combinations of points than this are not worth it: fewer fields are then used. */
const MOST_RANGES = 1000;
/** Index keys are whole up to more than this; longer bounds are cut, which makes them wider. */
const LONGEST_BOUND = 1000;

export type FieldUse = 'point' | 'points' | 'range' | 'open';

/** How the conditions of a filter bound an index. */
export interface IndexBounds {
  ranges: KeyRange[];
  /** Bytes of the points that each range starts with, in total. */
  prefixLengths: number[];
  uses: FieldUse[];
  exact: boolean;
  /** The conditions that the bounds answer exactly. */
  answered: Set<Condition>;
  shown(): Document;
  includesMissing: boolean;
}

interface FieldIntervals {
  intervals: Intervals;
  answered: Condition[];
}
interface FieldBounds {
  use: FieldUse;
  list: Interval[];
}

/** Bounds for as many leading fields as the conditions allow. */
export function boundsOf(index: IndexDefinition, conditions: Condition[]): IndexBounds {
  const answered = new Set<Condition>();
  const fields: FieldBounds[] = [];
  let includesMissing = true;
  let multikeyUsed = false;
  let open = false;
  let combinations: number = 1;
  for (const [i, { path, direction }] of index.fields.entries()) {
    const isMultikey = index.state.multikey[i] === true;
    const found: FieldIntervals | undefined =
      open || (isMultikey && multikeyUsed) ? undefined : fieldIntervals(path, isMultikey, conditions);
    if (!found || combinations * found.intervals.list.length > MOST_RANGES) {
      open = true;
      fields.push({ use: 'open', list: [EVERYTHING] });
      continue;
    }
    const list: Interval[] = found.intervals.list;
    combinations *= list.length;
    multikeyUsed ||= isMultikey;
    includesMissing &&= found.intervals.includesMissing;
    for (const condition of found.answered) answered.add(condition);
    const arePoints = list.every(({ isPoint }) => isPoint);
    open = !arePoints;
    const use = arePoints ? (list.length === 1 ? 'point' : 'points') : isEverything(list) ? 'open' : 'range';
    fields.push({ use, list: direction === -1 ? flip(list) : list });
  }
  return { ...combine(index, fields), answered, includesMissing, uses: fields.map(({ use }) => use) };
}

const isEverything = (list: Interval[]) => list.length === 1 && list[0] === EVERYTHING;

function fieldIntervals(
  path: string,
  isMultikey: boolean,
  conditions: Condition[],
): FieldIntervals | undefined {
  const usable = conditions.flatMap((condition) => {
    const intervals = condition.path === path ? intervalsOf(condition) : undefined;
    return intervals ? [{ condition, intervals }] : [];
  });
  const first = usable[0];
  if (!first) return undefined;
  if (!isMultikey) {
    const intervals = usable.map((use) => use.intervals).reduce(intersect);
    return { intervals, answered: usable.filter((use) => use.intervals.exact).map((use) => use.condition) };
  }
  // In an array different elements may satisfy different conditions, so only one of them can bound the scan.
  const best = usable.find(({ intervals }) => intervals.list.every(({ isPoint }) => isPoint)) ?? first;
  // For an element without the field an index holds null, yet a query for null passes over one that is no document.
  const isExact = best.intervals.exact && !best.intervals.includesMissing;
  return { intervals: best.intervals, answered: isExact ? [best.condition] : [] };
}

function combine(
  index: IndexDefinition,
  fields: FieldBounds[],
): Pick<IndexBounds, 'ranges' | 'prefixLengths' | 'exact' | 'shown'> {
  const start = indexPrefix(index.id);
  let prefixes = [start];
  let ranges: KeyRange[] | undefined;
  for (const { use, list } of fields) {
    if (use === 'open') break;
    if (use === 'range') {
      ranges = prefixes.flatMap((prefix) => list.map((interval) => within(prefix, interval)));
      break;
    }
    prefixes = prefixes.flatMap((prefix) => list.map(({ low }) => Buffer.concat([prefix, low])));
  }
  ranges ??= prefixes.map((prefix) => ({ low: prefix, high: prefixEnd(prefix) }));
  const tooLong = ranges.some(({ low, high }) => Math.max(low.length, high.length) > LONGEST_BOUND);
  const shown = () =>
    Object.fromEntries(index.fields.map(({ path }, i) => [path, (fields[i]?.list ?? []).map(showInterval)]));
  return {
    ranges: tooLong ? widen(ranges) : ranges,
    prefixLengths: tooLong ? [] : prefixes.map(({ length }) => length),
    exact: !tooLong && !index.state.truncated,
    shown,
  };
}

const within = (prefix: Buffer, { low, high }: KeyRange): KeyRange => ({
  low: Buffer.concat([prefix, low]),
  high: Buffer.concat([prefix, high]),
});

/** Cuts bounds that are too long to the next wider ones, and joins those that then overlap. */
function widen(ranges: KeyRange[]): KeyRange[] {
  const joined: KeyRange[] = [];
  for (const { low, high } of ranges) {
    const cut = {
      low: low.subarray(0, LONGEST_BOUND),
      high: high.length > LONGEST_BOUND ? prefixEnd(high.subarray(0, LONGEST_BOUND)) : high,
    };
    const last = joined.at(-1);
    if (last && Buffer.compare(cut.low, last.high) < 0) {
      if (Buffer.compare(cut.high, last.high) > 0) last.high = cut.high;
    } else joined.push(cut);
  }
  return joined;
}

const showInterval = ({ low, high, isPoint }: Interval): string =>
  isPoint ? `[${low.toString('hex')}]` : `[${low.toString('hex')}, ${high.toString('hex')})`;
