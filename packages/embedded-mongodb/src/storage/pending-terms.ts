import type { TermScores } from './text-keys';

const SEPARATOR = '\0';
const HEAD = 8;

/**
 * The terms of one record that are not in the blocks of their terms yet: how many, how many bytes their texts have,
 * their scores as floats, their texts, and the terms under which the blocks still hold the record. Every text stands
 * between zero bytes, so that a term is found without taking the rest apart.
 */
export function packPending(terms: TermScores, outdated: Iterable<string>): Buffer {
  const added = textsOf(terms.keys());
  const old = textsOf(outdated);
  const bytes = Buffer.allocUnsafe(HEAD + 4 * terms.size + added.length + old.length);
  bytes.writeUInt32LE(terms.size, 0);
  bytes.writeUInt32LE(added.length, 4);
  let at = HEAD;
  for (const score of terms.values()) at = bytes.writeFloatLE(score, at);
  added.copy(bytes, at);
  old.copy(bytes, at + added.length);
  return bytes;
}

const textsOf = (terms: Iterable<string>) =>
  Buffer.from(SEPARATOR + [...terms].map((term) => term + SEPARATOR).join(''));

export function unpackPending(bytes: Buffer): { terms: TermScores; outdated: string[] } {
  const count = bytes.readUInt32LE(0);
  const start = HEAD + 4 * count;
  const end = start + bytes.readUInt32LE(4);
  const terms = textsIn(bytes.subarray(start, end));
  return {
    terms: new Map(terms.map((term, i) => [term, bytes.readFloatLE(HEAD + 4 * i)])),
    outdated: textsIn(bytes.subarray(end)),
  };
}

const textsIn = (bytes: Buffer) => bytes.toString('utf8').split(SEPARATOR).slice(1, -1);

/** The score for one term; undefined if the record doesn't hold it. */
export function pendingScore(bytes: Buffer, term: string): number | undefined {
  const start = HEAD + 4 * bytes.readUInt32LE(0);
  const texts = bytes.subarray(start, start + bytes.readUInt32LE(4));
  const found = texts.indexOf(SEPARATOR + term + SEPARATOR);
  if (found < 0) return undefined;
  let place = 0;
  for (let at = 0; at < found; at++) if (texts[at] === 0) place++;
  return bytes.readFloatLE(HEAD + 4 * place);
}
