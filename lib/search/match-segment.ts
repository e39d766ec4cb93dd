import { fieldWeight, findWord, postingsOf, type IndexSegment } from './index-segment';
import { matchPhrase } from './match-phrase';
import type { Clause } from './search-query';
import { formsOf } from './words';

/** A clause with what it is worth, the rarer the more; of a single word one weight a form, in the order of `clauseForms`. */
export type WeighedClause = { clause: Clause; weights: number[] };

/** Of each document of a segment: how well it fits, and whether it is a result at all. */
export type SegmentMatch = { scores: Float32Array; hits: Uint8Array };

/** Okapi BM25: how soon more weight stops to count (higher than usual, for fields weigh up to ten), and how much length does. */
const saturation = 4;
const lengthShare = 0.6;

/** The words by which a clause is found, with the same word's other forms unless it is quoted. */
export const clauseForms = ({ words, exact }: Clause): string[] =>
  exact ? words : words.flatMap((word) => formsOf(word));

/**
 * Scores every document of a segment by BM25 over weighted fields. A document is a hit where it has all the wanted
 * clauses (`any`: at least one) and none of the unwanted.
 */
export function matchSegment(
  segment: IndexSegment,
  wanted: WeighedClause[],
  unwanted: Clause[],
  { any, averageLength }: { any: boolean; averageLength: number },
): SegmentMatch {
  const count = segment.kinds.length;
  const scores = new Float32Array(count);
  const matched = new Uint16Array(count);
  const found = (document: number, clause: number, occurrences: number, weight: number) => {
    const length = (segment.lengths[document] ?? 0) / averageLength;
    const damped = occurrences + saturation * (1 - lengthShare + lengthShare * length);
    scores[document] = (scores[document] ?? 0) + (weight * occurrences) / damped;
    matched[document] = (matched[document] ?? 0) | (1 << clause);
  };
  wanted.forEach(({ clause, weights }, number) => {
    eachOccurrence(segment, clause, (document, occurrences, form) =>
      found(document, number, occurrences, weights[form] ?? 0),
    );
  });
  const all = (1 << wanted.length) - 1;
  const hits = new Uint8Array(count);
  for (let document = 0; document < count; document += 1) {
    const bits = matched[document] ?? 0;
    hits[document] = (any ? bits > 0 : bits === all) ? 1 : 0;
  }
  for (const clause of unwanted) {
    eachOccurrence(segment, clause, (document) => {
      hits[document] = 0;
    });
  }
  return { scores, hits };
}

/** Calls back for each document that has the clause: its occurrences weighed by field, and which form it is. */
function eachOccurrence(
  segment: IndexSegment,
  clause: Clause,
  found: (document: number, occurrences: number, form: number) => void,
): void {
  if (clause.exact && clause.words.length > 1) {
    const occurrences = new Map<number, number>();
    for (const start of matchPhrase(segment, clause.words)) {
      const document = start >>> 16;
      occurrences.set(document, (occurrences.get(document) ?? 0) + fieldWeight(start & 0xffff));
    }
    for (const [document, weight] of occurrences) found(document, weight, 0);
    return;
  }
  for (const [form, word] of clauseForms(clause).entries()) {
    const index = findWord(segment, word);
    if (index < 0) continue;
    const reader = postingsOf(segment, index);
    for (let document = 0; reader.more;) {
      document += reader.read();
      found(document, reader.read(), form);
    }
  }
}
