import { findWord, placesOfWord, postingsOf, type IndexSegment } from './index-segment';

type PhraseWord = { index: number; offset: number };

/**
 * Where the words stand one after the other: each start as document * 65,536 + place, in rising order. The rarest
 * word is read first, so that the common ones are only read as far as they can matter.
 */
export function matchPhrase(segment: IndexSegment, words: string[]): number[] {
  const parts = words.map((word, offset) => ({ index: findWord(segment, word), offset }));
  if (parts.some(({ index }) => index < 0)) return [];
  const frequency = ({ index }: PhraseWord) => segment.frequencies[index] ?? 0;
  const [rarest, ...others] = parts.sort((a, b) => frequency(a) - frequency(b));
  if (!rarest) return [];
  return others.reduce((starts, part) => thoseWith(segment, part, starts), startsBy(segment, rarest));
}

/** Every place where the phrase would begin if the word stands at its `offset`. */
function startsBy(segment: IndexSegment, { index, offset }: PhraseWord): number[] {
  const documents = postingsOf(segment, index);
  const places = placesOfWord(segment, index);
  const starts: number[] = [];
  for (let document = 0; documents.more;) {
    document += documents.read();
    documents.skip(1);
    let place = 0;
    for (let rest = places.read(); rest > 0; rest -= 1) {
      place += places.read();
      if (place >= offset) starts.push(document * 65_536 + place - offset);
    }
  }
  return starts;
}

// Plain loops: a word such as "the" stands in millions of places, and most of them lie in documents without a start.
/** Those of the rising `starts` from which the word stands at its `offset`. */
function thoseWith(segment: IndexSegment, { index, offset }: PhraseWord, starts: number[]): number[] {
  const documents = postingsOf(segment, index);
  const places = placesOfWord(segment, index);
  const both: number[] = [];
  let at = 0;
  const passBefore = (place: number) => {
    while (at < starts.length && (starts[at] ?? 0) < place) at += 1;
  };
  for (let document = 0; documents.more;) {
    document += documents.read();
    documents.skip(1);
    const count = places.read();
    const first = document * 65_536;
    passBefore(first);
    if (at === starts.length) break;
    if ((starts[at] ?? 0) >= first + 65_536) {
      places.skip(count);
      continue;
    }
    let place = first - offset;
    for (let rest = count; rest > 0; rest -= 1) {
      place += places.read();
      passBefore(place);
      if (starts[at] === place) both.push(place);
    }
  }
  return both;
}
