// Without 0, 1, I, L, O and U: nothing that is misread on paper or misheard on the telephone.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A reference that people can quote, such as `PSG-7K4M-2Q9X`: one of 30^8, made of the first 16 of the bytes (two a
 * character, so that none is noticeably more frequent).
 */
export function referenceFrom(bytes: Buffer): string {
  const characters = Array.from(
    { length: 8 },
    (_, index) => alphabet[bytes.readUInt16BE(index * 2) % alphabet.length],
  ).join('');
  return `PSG-${characters.slice(0, 4)}-${characters.slice(4)}`;
}

/** What somebody typed as a reference, in its stored form; null where it is none. */
export function parseReference(text: string): string | null {
  const plain = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const match = new RegExp(`^PSG([${alphabet}]{4})([${alphabet}]{4})$`).exec(plain);
  return match ? `PSG-${match[1]}-${match[2]}` : null;
}
