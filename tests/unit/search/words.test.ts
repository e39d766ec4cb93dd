import { describe, expect, it } from 'vitest';
import { formsOf, wordsOf } from '@/lib/search/words';

describe('the words of a text', () => {
  it('are folded and know where they stand', () => {
    const text = 'Perú’s ÁNCASH: 70,000';
    expect(wordsOf(text).map(({ word }) => word)).toEqual(['peru', 'ancash', '70', '000']);
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Perú’s',
      'ÁNCASH',
      '70',
      '000',
    ]);
  });

  it('are the same whether accents are written as one character or two', () => {
    expect(wordsOf('Va\u0301squez')[0]?.word).toBe(wordsOf('Vásquez')[0]?.word);
  });

  it.each([
    ['mine', 'mines'],
    ['mines', 'mine'],
    ['community', 'communities'],
    ['communities', 'community'],
    ['tax', 'taxes'],
    ['taxes', 'tax'],
    ['derechos', 'derecho'],
    ['tribunal', 'tribunales'],
  ])('%s also means %s', (word, other) => expect(formsOf(word)).toContain(other));

  it.each(['loss', '192', 'la'])('%s loses no letter', (word) => {
    expect(formsOf(word).every((form) => form.startsWith(word))).toBe(true);
  });
});
