import { isCommonWord, wordsOf } from './words';

export const queryLimits = { characters: 200, clauses: 12, phraseWords: 12 } as const;

/** One thing asked for: a single word, or the words of a phrase in their order. All are folded. */
export type Clause = { words: string[]; exact: boolean };

/** What a person asked for: everything in `wanted`, nothing of `unwanted`. */
export type SearchQuery = {
  /** As it was typed, trimmed and cut to its limit. */
  text: string;
  wanted: Clause[];
  unwanted: Clause[];
};

/** A part of what was typed: a "phrase" or a run without spaces, with a minus before it or not. */
const partPattern = /(?:(?<!\S)(-))?(?:"([^"]*)(?:"|$)|([^\s"]+))/g;

/**
 * Reads what was typed into the search field. Any text is a query and none is an error: `"quoted words"` are
 * looked for as they stand, `-word` leaves out what has it, everything else is a word that has to be there. What
 * is beyond the limits is dropped.
 */
export function parseSearchQuery(typed: string): SearchQuery {
  const text = typed
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, queryLimits.characters)
    .replace(/\p{Surrogate}/gu, '');
  const wanted: Clause[] = [];
  const unwanted: Clause[] = [];
  for (const [, minus, phrase, run] of straightQuotes(text).matchAll(partPattern)) {
    const words = wordsOf(phrase ?? run ?? '').map(({ word }) => word);
    if (words.length === 0) continue;
    const clauses =
      // "Block-192" and "70,000" are one thing to the person who types them, several words to the index.
      phrase !== undefined || words.length > 1
        ? [{ words: words.slice(0, queryLimits.phraseWords), exact: true }]
        : [{ words, exact: false }];
    (minus ? unwanted : wanted).push(...clauses);
  }
  return {
    text,
    wanted: distinct(withoutCommonWords(wanted)).slice(0, queryLimits.clauses),
    unwanted: distinct(unwanted).slice(0, queryLimits.clauses),
  };
}

const straightQuotes = (text: string) => text.replace(/[“”„«»]/g, '"');

// "the river" is a question about rivers; "the" alone is one about "the".
function withoutCommonWords(clauses: Clause[]): Clause[] {
  const telling = clauses.filter((clause) => clause.exact || !clause.words.every(isCommonWord));
  return telling.length > 0 ? telling : clauses;
}

function distinct(clauses: Clause[]): Clause[] {
  const byKey = new Map(clauses.map((clause) => [`${clause.exact} ${clause.words.join(' ')}`, clause]));
  return [...byKey.values()];
}
