import { randomInt } from 'node:crypto';

// Without 0, 1, I, L, O and U: nothing that is misread on paper or misheard on the telephone.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const four = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');

/** A reference that people can quote, such as `PSG-7K4M-2Q9X`: random, one of 30^8. */
export const makeReference = (): string => `PSG-${four()}-${four()}`;

/** What somebody typed as a reference, in its stored form; null where it is none. */
export function parseReference(text: string): string | null {
  const plain = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const match = new RegExp(`^PSG([${alphabet}]{4})([${alphabet}]{4})$`).exec(plain);
  return match ? `PSG-${match[1]}-${match[2]}` : null;
}
