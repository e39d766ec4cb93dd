import { fold } from '@/lib/kernel/fold';

// Apostrophes hold a word together, everything else parts it; a lone combining mark belongs to its letter.
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
const longestWord = 48;
const folded = new Map<string, string>();
const mostFolded = 50_000;

/** A word of a text: as it is looked up, and where it stands (`start` to `end`, in UTF-16 units). */
export type Word = { word: string; start: number; end: number };

/** The words of a text in their order, folded: "Perú’s Áncash" gives "peru" and "ancash". */
export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const [typed] = match;
    const word = lookUpForm(typed);
    if (word) found.push({ word, start: match.index, end: match.index + typed.length });
  }
  return found;
}

function lookUpForm(typed: string): string {
  const known = folded.get(typed);
  if (known !== undefined) return known;
  const word = fold(typed)
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '')
    .slice(0, longestWord);
  // Words repeat, so remembering them pays; texts from outside must not make it grow for ever.
  if (folded.size >= mostFolded) folded.clear();
  if (typed.length <= longestWord) folded.set(typed, word);
  return word;
}

const commonWords = new Set(
  (
    'a an and are as at be been but by for from had has have he her his if in into is it its no not of on or she so ' +
    'that the their there they this to was we were which who will with ' +
    'al con de del el en la las le lo los para por que se sin su sus un una y'
  ).split(' '),
);

/** Words that stand in nearly every text: looked for only inside a phrase, or where nothing else is asked. */
export const isCommonWord = (word: string): boolean => commonWords.has(word);

/** Forms that count as the same word for a reader: "mine" and "mines", "community" and "communities". */
export function formsOf(word: string): string[] {
  if (word.length < 3 || /\d/.test(word)) return [word];
  const forms = [word, `${word}s`];
  if (/(s|x|z|ch|sh|[bcdfghjklmnpqrtvwy])$/.test(word)) forms.push(`${word}es`);
  if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ies`);
  if (/[^s]s$/.test(word) && word.length > 3) forms.push(word.slice(0, -1));
  if (word.endsWith('es') && word.length > 4) forms.push(word.slice(0, -2));
  if (word.endsWith('ies') && word.length > 4) forms.push(`${word.slice(0, -3)}y`);
  return [...new Set(forms)];
}
