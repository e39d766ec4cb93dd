/** What the card's font can draw (`app/fonts/piazzolla-card.woff`, one weight of the site's serif). */
const drawable = /^[ -~¡£©ª«°·º»¿ÀÁÂÄÇÈÉÊËÍÎÏÑÓÔÖ×ÚÛÜàáâäçèéêëíîïñóôöúûü–—‘’“”•…€]$/u;
// Letters that do not come apart into a plain one and its accent.
const spelled: Record<string, string> = {
  Ł: 'L',
  ł: 'l',
  Ø: 'O',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ı: 'i',
};
const letter = /[\p{Letter}\p{Number}]/u;
const longestWord = 26;
const longestText = 200;

/**
 * A text as the card can draw it: without their accents the letters that the font has only plain, without all else that
 * it lacks. Nothing is left of a text that would lose a third of its letters, such as one in another script: no
 * words are better than broken ones.
 */
export function drawableText(text: string): string {
  const characters = [...text.normalize('NFC').replace(/\s+/g, ' ').trim()];
  const drawn = characters.flatMap((character) => {
    if (drawable.test(character)) return [character];
    const plain = spelled[character] ?? character.normalize('NFD').charAt(0);
    return [...plain].every((part) => drawable.test(part)) ? [plain] : [];
  });
  const lettersOf = (list: string[]) => list.filter((character) => letter.test(character)).length;
  if (lettersOf(drawn) * 3 < lettersOf(characters) * 2) return '';
  return drawn.join('').replace(/ +/g, ' ').trim();
}

/** The words of a headline, none too long for a line, and the size in pixels at which all of them fit. */
export function cardHeadline(title: string): { words: string[]; size: number } {
  const text = drawableText(title);
  const shown = text.length > longestText ? `${text.slice(0, longestText - 1).trimEnd()}…` : text;
  const words = shown
    .split(' ')
    .flatMap((word) => word.match(new RegExp(`.{1,${longestWord}}`, 'gu')) ?? [])
    .filter(Boolean);
  const size = shown.length <= 45 ? 84 : shown.length <= 80 ? 68 : shown.length <= 120 ? 58 : 48;
  return { words, size };
}
