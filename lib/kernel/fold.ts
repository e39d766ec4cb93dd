/** Small letters without accents, so that "Vásquez", "VASQUEZ" and "vasquez" are the same word. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  // Most words are plain; taking accents off is the dear part.
  if (/^[\u0000-\u007f]*$/.test(small)) return small;
  return small.normalize('NFD').replace(/\p{M}+/gu, '');
}
