import type { TermScores } from './text-keys';

const SEPARATOR = '\0';
const HEAD = 8;

/** What a text index knows of a record that was changed lately. */
export interface PendingTerms {
  /** Its terms now. */
  terms: TermScores;
  /** Those that the blocks of their terms still have. */
  inBlocks: TermScores;
}

/** First the terms now, then those in the blocks. */
export const packPending = ({ terms, inBlocks }: PendingTerms): Buffer =>
  Buffer.concat([packTerms(terms), packTerms(inBlocks)]);

/**
 * How many terms, how many bytes their texts have, their scores as floats, and their texts. Each text stands between
 * zero bytes, so that a term is found without taking the rest apart.
 */
function packTerms(terms: TermScores): Buffer {
  const texts = Buffer.from(SEPARATOR + [...terms.keys()].map((term) => term + SEPARATOR).join(''));
  const bytes = Buffer.allocUnsafe(HEAD + 4 * terms.size + texts.length);
  bytes.writeUInt32LE(terms.size, 0);
  bytes.writeUInt32LE(texts.length, 4);
  let at = HEAD;
  for (const score of terms.values()) at = bytes.writeFloatLE(score, at);
  texts.copy(bytes, at);
  return bytes;
}

export function unpackPending(bytes: Buffer): PendingTerms {
  const { end } = textsAt(bytes);
  return { terms: unpackTerms(bytes), inBlocks: unpackTerms(bytes.subarray(end)) };
}

function unpackTerms(bytes: Buffer): TermScores {
  const { start, end } = textsAt(bytes);
  const terms = bytes.toString('utf8', start, end).split(SEPARATOR).slice(1, -1);
  return new Map(terms.map((term, i) => [term, bytes.readFloatLE(HEAD + 4 * i)]));
}

function textsAt(bytes: Buffer): { start: number; end: number } {
  const start = HEAD + 4 * bytes.readUInt32LE(0);
  return { start, end: start + bytes.readUInt32LE(4) };
}

/** The score for one term; undefined if the record doesn't hold it. */
export function pendingScore(bytes: Buffer, term: string): number | undefined {
  const { start, end } = textsAt(bytes);
  const texts = bytes.subarray(start, end);
  const found = texts.indexOf(SEPARATOR + term + SEPARATOR);
  if (found < 0) return undefined;
  let place = 0;
  for (let at = 0; at < found; at++) if (texts[at] === 0) place++;
  return bytes.readFloatLE(HEAD + 4 * place);
}
