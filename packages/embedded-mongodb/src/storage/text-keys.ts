import type { Document } from 'bson';
import { tokenise, valuesAtPath } from '../semantics';
import type { IndexDefinition } from './index-definition';

/** Longer words are of no use to anybody who searches, and keys must stay short. */
const LONGEST_TERM = 200;

/** A document's score for each of its terms. */
export type TermScores = Map<string, number>;

/** A word as the index knows it; the half of a character at its end could not be stored. */
export const termOf = (word: string) =>
  word.length <= LONGEST_TERM ? word : word.slice(0, LONGEST_TERM).replace(/[\ud800-\udbff]$/, '');

/** The terms under which a text index holds a document; none if the index leaves it out. */
export function termsOf(index: IndexDefinition, doc: Document | undefined): TermScores {
  if (!doc || !index.holds(doc)) return new Map();
  return scoreTerms(index.weights ?? new Map<string, number>(), doc);
}

/** Repeated words count less each time, short texts count more. */
function scoreTerms(weights: Map<string, number>, doc: Document): TermScores {
  const scores: TermScores = new Map();
  for (const [path, weight] of weights) {
    for (const text of textsAt(doc, path)) {
      const words = tokenise(text);
      const occurrences = new Map<string, number>();
      for (const word of words) occurrences.set(word, (occurrences.get(word) ?? 0) + 1);
      for (const [word, count] of occurrences) {
        const frequency = 2 - 2 ** (1 - count);
        const share = (0.5 * count) / words.length + 0.5;
        const alone = words.length === 1 ? 1.1 : 1;
        const term = termOf(word);
        scores.set(term, Math.fround((scores.get(term) ?? 0) + weight * frequency * share * alone));
      }
    }
  }
  return scores;
}

/** The strings at a path, those in arrays included. */
export function textsAt(doc: Document, path: string): string[] {
  return valuesAtPath(doc, path).filter((value) => typeof value === 'string');
}
