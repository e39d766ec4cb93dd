import type { TermScores } from './text-keys';

const SEPARATOR = '\0';
const HEAD = 5;

/** What a text index knows of a record that was changed lately. */
export interface PendingTerms {
  /** Its terms now; none if it is deleted. */
  terms: TermScores;
  /** Whether a segment holds terms of it that are no longer to be counted. */
  isInSegments: boolean;
}

/**
 * Whether the record is in segments, how many terms it has, their scores as floats, and their texts. Each text stands
 * between zero bytes, so that a term is found without taking the rest apart.
 */
export function packPending({ terms, isInSegments }: PendingTerms): Buffer {
  const texts = Buffer.from(SEPARATOR + [...terms.keys()].map((term) => term + SEPARATOR).join(''));
  const bytes = Buffer.allocUnsafe(HEAD + 4 * terms.size + texts.length);
  let at = bytes.writeUInt8(Number(isInSegments));
  at = bytes.writeUInt32LE(terms.size, at);
  for (const score of terms.values()) at = bytes.writeFloatLE(score, at);
  texts.copy(bytes, at);
  return bytes;
}

export function unpackPending(bytes: Buffer): PendingTerms {
  const terms = bytes.toString('utf8', startOfTexts(bytes)).split(SEPARATOR).slice(1, -1);
  return {
    terms: new Map(terms.map((term, i) => [term, bytes.readFloatLE(HEAD + 4 * i)])),
    isInSegments: bytes[0] === 1,
  };
}

const startOfTexts = (bytes: Buffer) => HEAD + 4 * bytes.readUInt32LE(1);

/** The score for one term; undefined if the record doesn't hold it. */
export function pendingScore(bytes: Buffer, term: string): number | undefined {
  const texts = bytes.subarray(startOfTexts(bytes));
  const found = texts.indexOf(SEPARATOR + term + SEPARATOR);
  if (found < 0) return undefined;
  let place = 0;
  for (let at = 0; at < found; at++) if (texts[at] === 0) place++;
  return bytes.readFloatLE(HEAD + 4 * place);
}
