import { describe, expect, it } from 'vitest';
import { parseSearchQuery, queryLimits } from '@/lib/search/search-query';

const word = (text: string) => ({ words: [text], exact: false });
const phrase = (...words: string[]) => ({ words, exact: true });

describe('what was typed into the search field', () => {
  it.each([
    ['Vásquez MINE', [word('vasquez'), word('mine')], []],
    ['"informes fundamentados" law', [phrase('informes', 'fundamentados'), word('law')], []],
    ['“La Oroya”', [phrase('la', 'oroya')], []],
    ['mine -gold -"Cerro de Pasco"', [word('mine')], [word('gold'), phrase('cerro', 'de', 'pasco')]],
    ['"never closed', [phrase('never', 'closed')], []],
    ['Block-192', [phrase('block', '192')], []],
    ['the rivers of Peru', [word('rivers'), word('peru')], []],
    ['the of', [word('the'), word('of')], []],
    ['Peru’s mines', [word('peru'), word('mines')], []],
    ['mine mine Mine', [word('mine')], []],
    ['-gold', [], [word('gold')]],
    ['', [], []],
    [' - "" \u0000 !!! ', [], []],
    ['{"$gt": ""}', [phrase('gt')], []],
  ])('%s', (typed, wanted, unwanted) => {
    expect(parseSearchQuery(typed)).toMatchObject({ wanted, unwanted });
  });

  it('is cut to its limits', () => {
    const { text, wanted } = parseSearchQuery(Array.from({ length: 500 }, (_, i) => `w${i}`).join(' '));
    expect(text.length).toBeLessThanOrEqual(queryLimits.characters);
    expect(wanted).toHaveLength(queryLimits.clauses);
  });
});
