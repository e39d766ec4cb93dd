import { wordAt, type IndexSegment } from './index-segment';

const shortest = 4;

/** How many slips of the keyboard a word of this length may have. */
const allowedSlips = (word: string): number => (word.length < shortest ? 0 : word.length < 8 ? 1 : 2);

/**
 * The word of the index that was probably meant by one that is not in it: fewest slips (a letter too many, missing,
 * wrong, or two exchanged), then the one that stands in most texts. Null where nothing is near.
 */
export function nearestWord(segments: IndexSegment[], typed: string): string | null {
  const limit = allowedSlips(typed);
  if (limit === 0) return null;
  const mask = letterMask(typed, 0, typed.length);
  const near = new Map<string, { slips: number; frequency: number }>();
  for (const segment of segments) {
    const masks = letterMasks(segment);
    for (let index = 0; index < segment.frequencies.length; index += 1) {
      const start = segment.wordStarts[index] ?? 0;
      const end = segment.wordStarts[index + 1] ?? 0;
      if (Math.abs(end - start - typed.length) > limit) continue;
      // A slip changes at most two letters of the set, so most words are put aside without comparing.
      if (bitCount(mask ^ (masks[index] ?? 0)) > limit * 2) continue;
      const word = wordAt(segment, index);
      const frequency = segment.frequencies[index] ?? 0;
      const known = near.get(word);
      if (known) known.frequency += frequency;
      else near.set(word, { slips: slipsBetween(typed, word, limit), frequency });
    }
  }
  let best: { word: string; slips: number; frequency: number } | null = null;
  for (const [word, { slips, frequency }] of near) {
    if (slips === 0 || slips > limit) continue;
    if (!best || slips < best.slips || (slips === best.slips && frequency > best.frequency))
      best = { word, slips, frequency };
  }
  return best?.word ?? null;
}

const knownMasks = new WeakMap<IndexSegment, Int32Array>();

function letterMasks(segment: IndexSegment): Int32Array {
  const known = knownMasks.get(segment);
  if (known) return known;
  const { words, wordStarts, frequencies } = segment;
  const masks = new Int32Array(frequencies.length);
  for (let index = 0; index < masks.length; index += 1)
    masks[index] = letterMask(words, wordStarts[index] ?? 0, wordStarts[index + 1] ?? 0);
  knownMasks.set(segment, masks);
  return masks;
}

/** Which letters occur, one bit each. */
function letterMask(text: string, start: number, end: number): number {
  let mask = 0;
  for (let at = start; at < end; at += 1) mask |= 1 << (text.charCodeAt(at) & 31);
  return mask;
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Damerau-Levenshtein distance (adjacent letters exchanged count once), or `limit` + 1 where it is more. */
export function slipsBetween(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let slips = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      row.push(slips);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[other.length] ?? limit + 1, limit + 1);
}
