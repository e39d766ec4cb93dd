import type { Document } from 'bson';

/** A `$search` string taken apart; every word and phrase is folded as the indexed text is. */
export interface TextQuery {
  terms: string[];
  phrases: string[];
  negated: string[];
}

const isAscii = /^[\0-\x7f]*$/;

/** The words of a text in order, not stemmed: runs of letters and digits. "Cusco" and "cuscó" are one word. */
export function tokenise(text: string): string[] {
  // Most text needs no folding, and the tables of Unicode are slow.
  if (isAscii.test(text)) return text.toLowerCase().match(/\w+/g) ?? [];
  const folded = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return folded.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/**
 * Reads a `$search` string: words, "exact phrases" and -negated words. The words of a phrase are terms as well. A
 * hyphen inside a word negates nothing.
 */
export function parseTextQuery(search: string): TextQuery {
  const query: TextQuery = { terms: [], phrases: [], negated: [] };
  for (const [, minus, phrase, word] of search.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    const words = tokenise(phrase ?? word ?? '');
    if (words.length === 0) continue;
    // A negated phrase shuts out what holds the whole phrase, not each of its words.
    const whole = phrase === undefined ? words : [words.join(' ')];
    if (minus) query.negated.push(...whole);
    else query.terms.push(...words);
    if (!minus && phrase !== undefined) query.phrases.push(...whole);
  }
  return query;
}

// A symbol is copied along by object spread, and neither BSON nor comparison sees it.
const scoreKey = Symbol('textScore');
type Scored = Document & { [scoreKey]?: number };

/** Remembers a document's text score for `$meta: 'textScore'`, outside its fields. */
export function setTextScore(doc: Document, score: number): void {
  (doc as Scored)[scoreKey] = score;
}

export function textScoreOf(doc: unknown): number | undefined {
  return (doc as Scored)[scoreKey];
}

/** Hands the score on to a document made from another. */
export function carryTextScore<T extends Document>(from: Document, to: T): T {
  const score = (from as Scored)[scoreKey];
  if (score !== undefined && to !== from) (to as Scored)[scoreKey] = score;
  return to;
}
