/** A `$search` string taken apart; every word and phrase is folded as the indexed text is. */
export interface TextQuery {
  terms: string[];
  phrases: string[];
  negated: string[];
}

const isAscii = /^[\0-\x7f]*$/;

/** Lower case and without diacritics, so that "Cusco", "cusco" and "cuscó" are one word. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** The words of a text in order: runs of letters and digits, folded, not stemmed. */
export function tokenise(text: string): string[] {
  // Most text needs no folding, and the tables of Unicode are slow.
  if (isAscii.test(text)) return text.toLowerCase().match(/\w+/g) ?? [];
  return foldText(text).match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/**
 * Reads a `$search` string: words, "exact phrases" and -negated words. The words of a phrase are terms as well. A
 * hyphen inside a word negates nothing.
 */
export function parseTextQuery(search: string): TextQuery {
  const query: TextQuery = { terms: [], phrases: [], negated: [] };
  for (const [, minus, phrase, word] of search.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    if (minus) {
      // A negated phrase shuts out what holds the whole phrase, not each of its words.
      const text = phrase === undefined ? tokenise(word ?? '') : [tokenise(phrase).join(' ')];
      query.negated.push(...text.filter((entry) => entry !== ''));
      continue;
    }
    query.terms.push(...tokenise(phrase ?? word ?? ''));
    if (phrase !== undefined && tokenise(phrase).length > 0) query.phrases.push(tokenise(phrase).join(' '));
  }
  return query;
}
