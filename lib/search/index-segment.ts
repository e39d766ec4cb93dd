import { VarintReader } from './varint';

/**
 * A number of texts, indexed together and never changed. Everything is flat, so that it takes little memory and is
 * stored as it is. Documents are numbered from 0. The postings of a word are pairs: the step to the next document, and
 * the word's weight in it (see `fieldWeights`). Its places are, for the same documents in the same order: how often it
 * stands there, and the steps from place to place; only phrases need them.
 */
export type IndexSegment = {
  /** Every word in the order of `<`, one after the other; `wordStarts` has one entry more than there are words. */
  words: string;
  wordStarts: Uint32Array;
  /** In how many documents each word stands. */
  frequencies: Uint32Array;
  postings: Uint8Array;
  postingStarts: Uint32Array;
  places: Uint8Array;
  placeStarts: Uint32Array;
  /** Of each document: its id as 24 digits, joined; kind (position in `searchKinds`); day as 20171001 or 0. */
  ids: string;
  kinds: Uint8Array;
  days: Uint32Array;
  /** How many words each document has. */
  lengths: Uint32Array;
  updatedAt: Float64Array;
  /** Ids of the topics that occur, joined; documents name them by position, `topicStarts` says where each begins. */
  topicIds: string;
  topics: Uint16Array;
  topicStarts: Uint32Array;
};

/** Where the fields of a text begin in its run of places; the gaps keep phrases inside one field. */
export const placesOf = { title: 0, summary: 256, body: 1024 } as const;
/** What a word counts for in each field. */
const fieldWeights = { title: 10, summary: 4, body: 1 } as const;

/** One id of those that are stored joined. */
export const idAt = (joined: string, index: number): string => joined.slice(index * 24, index * 24 + 24);

export const wordAt = (segment: IndexSegment, index: number): string =>
  segment.words.slice(segment.wordStarts[index], segment.wordStarts[index + 1]);

/** Where a word stands in the segment's list of words; -1 where it does not. */
export function findWord(segment: IndexSegment, word: string): number {
  let low = 0;
  let high = segment.frequencies.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = wordAt(segment, middle);
    if (candidate === word) return middle;
    if (candidate < word) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The postings of the word at `index` of the segment's list. */
export function postingsOf({ postings, postingStarts }: IndexSegment, index: number): VarintReader {
  return new VarintReader(postings, postingStarts[index] ?? 0, postingStarts[index + 1] ?? 0);
}

/** The places of the word at `index`, to be read alongside its postings. */
export function placesOfWord({ places, placeStarts }: IndexSegment, index: number): VarintReader {
  return new VarintReader(places, placeStarts[index] ?? 0, placeStarts[index + 1] ?? 0);
}

export function fieldWeight(place: number): number {
  if (place >= placesOf.body) return fieldWeights.body;
  return place >= placesOf.summary ? fieldWeights.summary : fieldWeights.title;
}
