import { describe, expect, it } from 'vitest';
import { parseTextQuery, tokenise } from '../../src/semantics/index';

describe('text search words (Text Indexes: case and diacritic insensitivity, tokenization delimiters)', () => {
  it.each([
    ['Cuscó, CUSCO; cusco', ['cusco', 'cusco', 'cusco']],
    ['El Niño — año 2024', ['el', 'nino', 'ano', '2024']],
    ["L'eau d'Été", ['l', 'eau', 'd', 'ete']],
    ['well-known', ['well', 'known']],
    ['running runs', ['running', 'runs']],
    ['', []],
    ['ﬁnal', ['final']],
  ])('%s', (text, words) => {
    expect(tokenise(text)).toEqual(words);
  });

  it.each([
    ['coffee shop', { terms: ['coffee', 'shop'], phrases: [], negated: [] }],
    ['"Coffee Shop"', { terms: ['coffee', 'shop'], phrases: ['coffee shop'], negated: [] }],
    ['coffee -shop', { terms: ['coffee'], phrases: [], negated: ['shop'] }],
    ['coffee -"coffee shop"', { terms: ['coffee'], phrases: [], negated: ['coffee shop'] }],
    ['pre-market', { terms: ['pre', 'market'], phrases: [], negated: [] }],
    ['a "unclosed phrase', { terms: ['a', 'unclosed', 'phrase'], phrases: ['unclosed phrase'], negated: [] }],
    ['- "" --', { terms: [], phrases: [], negated: [] }],
  ])('$text: %s', (search, query) => {
    expect(parseTextQuery(search)).toEqual(query);
  });
});
