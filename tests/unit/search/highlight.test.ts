import { describe, expect, it } from 'vitest';
import { excerpt, highlight } from '@/lib/search/highlight';
import { parseSearchQuery } from '@/lib/search/search-query';

const wanted = (query: string) => parseSearchQuery(query).wanted;
const show = (parts: { text: string; marked: boolean }[]) =>
  parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('what was looked for is marked', () => {
  it.each([
    ['vasquez', 'The lawyer Mirtha Vásquez', 'The lawyer Mirtha [Vásquez]'],
    ['MINES', 'A mine, two mines.', 'A [mine], two [mines].'],
    ['"la oroya"', 'In La Oroya, la vieja Oroya', 'In [La Oroya], la vieja Oroya'],
    ['"gold mine" mine', 'a gold mine', 'a [gold mine]'],
    ['script', '<script>alert(1)</script>', '<[script]>alert(1)</[script]>'],
    ['nothing', 'Something else', 'Something else'],
  ])('%s', (query, text, expected) => expect(show(highlight(text, wanted(query)).parts)).toBe(expected));

  it('and no character of the text is lost', () => {
    const text = 'Áéí  óú\n"x" <b>&amp; mine 😀 mine';
    const parts = highlight(text, wanted('mine oU')).parts;
    expect(parts.map((part) => part.text).join('')).toBe('Áéí óú · "x" <b>&amp; mine 😀 mine');
  });
});

describe('an excerpt of a long text', () => {
  const filler = 'Nothing of interest stands in this sentence here. '.repeat(30);
  const text = `${filler}The river below the gold mine is polluted. ${filler}A river alone. ${filler}`;

  it('is where most of the words stand, from the start of the sentence, and short', () => {
    const found = excerpt(text, wanted('polluted river'));
    const shown = show(found?.parts ?? []);
    expect(shown).toMatch(/^… The \[river\] below the gold mine is \[polluted\]\. /);
    expect(shown.endsWith(' …')).toBe(true);
    expect(shown.length).toBeLessThan(300);
  });
  it('prefers what is not seen elsewhere', () => {
    const found = excerpt(text, wanted('river gold'), new Set([0]));
    expect(show(found?.parts ?? ('' as never))).toContain('[gold]');
  });
  it('tells a heading from what follows it', () => {
    const found = excerpt('Water and land\nThe river is polluted.', wanted('river'));
    expect(show(found?.parts ?? [])).toBe('… The [river] is polluted.');
    const both = excerpt('Water and land\nThe river is polluted.', wanted('water river'));
    expect(show(both?.parts ?? [])).toBe('[Water] and land · The [river] is polluted.');
  });
  it('is null where nothing occurs', () => expect(excerpt(text, wanted('absent'))).toBeNull());
});
