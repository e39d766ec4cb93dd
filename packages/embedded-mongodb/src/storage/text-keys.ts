import type { Document } from 'bson';
import { tokenise, valuesAtPath } from '../semantics';
import { encodeKeyValue } from './key-encoding';
import type { IndexDefinition } from './index-definition';
import type { IndexKey } from './index-keys';

/** Longer words are of no use to anybody who searches, and keys must stay short. */
const LONGEST_TERM = 200;

/** One key a term, with the document's score for that term beside it. */
export function textIndexKeys(index: IndexDefinition, doc: Document): IndexKey[] {
  return [...scoreTerms(index.weights ?? new Map<string, number>(), doc)].map(([term, score]) => {
    const payload = Buffer.allocUnsafe(8);
    payload.writeDoubleBE(score);
    return { bytes: termKey(term), values: [term], payload };
  });
}

export function termKey(term: string): Buffer {
  return encodeKeyValue(term.slice(0, LONGEST_TERM));
}

/** The score of a document for each of its terms: repeated words count less each time, short texts count more. */
function scoreTerms(weights: Map<string, number>, doc: Document): Map<string, number> {
  const scores = new Map<string, number>();
  for (const [path, weight] of weights) {
    for (const text of textsAt(doc, path)) {
      const words = tokenise(text);
      const occurrences = new Map<string, number>();
      for (const word of words) occurrences.set(word, (occurrences.get(word) ?? 0) + 1);
      for (const [word, count] of occurrences) {
        const frequency = 2 - 2 ** (1 - count);
        const share = (0.5 * count) / words.length + 0.5;
        const alone = words.length === 1 ? 1.1 : 1;
        scores.set(word, (scores.get(word) ?? 0) + weight * frequency * share * alone);
      }
    }
  }
  return scores;
}

/** The strings at a path, those in arrays included. */
export function textsAt(doc: Document, path: string): string[] {
  return valuesAtPath(doc, path).filter((value) => typeof value === 'string');
}
