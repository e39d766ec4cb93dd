import { findWord, placesOfWord, postingsOf, type IndexSegment } from './index-segment';

/**
 * Where the words stand one after the other: each start as document * 65,536 + place, in rising order. The rarest
 * word is read first, so that the common ones are only read as far as they can matter.
 */
export function matchPhrase(segment: IndexSegment, words: string[]): number[] {
  const parts = words.map((word, offset) => ({ index: findWord(segment, word), offset }));
  if (parts.some(({ index }) => index < 0)) return [];
  const frequency = ({ index }: { index: number }) => segment.frequencies[index] ?? 0;
  const [rarest, ...others] = parts.sort((a, b) => frequency(a) - frequency(b));
  if (!rarest) return [];
  let starts = [...phraseStarts(segment, rarest)];
  for (const part of others) {
    if (starts.length === 0) return [];
    starts = intersect(starts, phraseStarts(segment, part));
  }
  return starts;
}

/** Where the phrase would begin if the word stands at its `offset`. */
function* phraseStarts(
  segment: IndexSegment,
  { index, offset }: { index: number; offset: number },
): Generator<number> {
  const documents = postingsOf(segment, index);
  const places = placesOfWord(segment, index);
  for (let document = 0; documents.more;) {
    document += documents.read();
    documents.read();
    let place = 0;
    for (let rest = places.read(); rest > 0; rest -= 1) {
      place += places.read();
      if (place >= offset) yield document * 65_536 + place - offset;
    }
  }
}

/** What stands in both of two rising sequences. */
function intersect(some: number[], others: Iterable<number>): number[] {
  const both: number[] = [];
  let at = 0;
  for (const value of others) {
    while (at < some.length && (some[at] ?? 0) < value) at += 1;
    if (at === some.length) break;
    if (some[at] === value) both.push(value);
  }
  return both;
}
