import type { SearchIndex } from './search-index';
import type { SearchQuery } from './search-query';
import { formsOf, isCommonWord, wordsOf } from './words';

/** A word that stands in no text, and the one that was probably meant. Both are folded. */
export type Slip = { typed: string; meant: string };

/** The wanted words that stand in no text but are near to one that does. */
export function findSlips(index: SearchIndex, { wanted }: SearchQuery): Slip[] {
  const words = new Set(wanted.flatMap((clause) => clause.words));
  return [...words].flatMap((typed) => {
    if (isCommonWord(typed) || formsOf(typed).some((form) => index.frequency(form) > 0)) return [];
    const meant = index.nearestWord(typed);
    return meant ? [{ typed, meant }] : [];
  });
}

/** What was typed with the slips put right; quotes, minus signs and all other words stay as they are. */
export function withoutSlips(text: string, slips: Slip[], spelling: Map<string, string> = new Map()): string {
  const meant = new Map(slips.map((slip) => [slip.typed, spelling.get(slip.meant) ?? slip.meant]));
  let result = '';
  let at = 0;
  for (const { word, start, end } of wordsOf(text)) {
    result += text.slice(at, start) + (meant.get(word) ?? text.slice(start, end));
    at = end;
  }
  return result + text.slice(at);
}
