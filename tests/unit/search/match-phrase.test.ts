import { describe, expect, it } from 'vitest';
import { buildSegment } from '@/lib/search/build-segment';
import { placesOf } from '@/lib/search/index-segment';
import { matchPhrase } from '@/lib/search/match-phrase';
import type { SearchDocument } from '@/lib/search/search-types';
import { numberSequence } from '../../../scripts/bench/content/number-sequence';

const vocabulary = ['the', 'the', 'the', 'the', 'river', 'river', 'mine', 'law'];
const next = numberSequence(7);
const bodies = Array.from({ length: 80 }, () =>
  Array.from(
    { length: Math.floor(next() * 40) },
    () => vocabulary[Math.floor(next() * vocabulary.length)] ?? '',
  ),
);
const segment = buildSegment(
  bodies.map((words, number): SearchDocument => ({
    id: number.toString(16).padStart(24, '0'),
    kind: 'news',
    day: '2017-10-01',
    topicIds: [],
    title: '',
    summary: '',
    body: words.join(' '),
    updatedAt: 1,
  })),
);

/** Every start of the phrase by looking at each word of each text. */
const slowly = (phrase: string[]) =>
  bodies.flatMap((words, document) =>
    words.flatMap((_, place) =>
      phrase.every((word, offset) => words[place + offset] === word)
        ? [document * 65_536 + placesOf.body + place]
        : [],
    ),
  );

describe('a phrase is found exactly where its words follow one another', () => {
  it.each(['the river', 'river the', 'law mine', 'the the', 'the law the', 'mine the river', 'river river'])(
    '%s',
    (phrase) => {
      const expected = slowly(phrase.split(' '));
      expect(expected.length).toBeGreaterThan(0);
      expect(matchPhrase(segment, phrase.split(' '))).toEqual(expected);
    },
  );
  it('and nowhere where one of them is unknown', () =>
    expect(matchPhrase(segment, ['the', 'unknown'])).toEqual([]));
});
