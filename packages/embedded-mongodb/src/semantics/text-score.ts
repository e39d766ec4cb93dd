import type { Document } from 'bson';

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
