import { timePage } from '../browser-client';
import { makeVocabulary } from '../content/vocabulary';
import { atMost, type Figure } from '../figure';
import { many } from '../filled-sites';
import type { Section } from '../section';
import { median, ms, p95 } from '../statistics';

const limitMs = 80;
const perKind = 25;

/** Words at these ranks of the vocabulary, spread evenly. */
function wordsBetween(first: number, last: number): string[] {
  const words = makeVocabulary('en');
  return Array.from(
    { length: perKind },
    (_, index) => words[first + Math.floor(((last - first) * index) / perKind)] ?? '',
  );
}

/** What people type, one list of queries a kind; each query once, since an answer may be kept for a while. */
function realisticMix(): Record<string, string[]> {
  const rare = wordsBetween(4000, 11_000);
  const medium = wordsBetween(400, 3000);
  const common = wordsBetween(40, 200);
  const text = (words: string) => `q=${encodeURIComponent(words)}`;
  return {
    'a rare word': rare.map(text),
    'a word of some texts': medium.map(text),
    'a word of many texts': common.map(text),
    'two words': medium.map((word, index) => text(`${word} ${common[index]}`)),
    'a phrase': medium.map((word, index) => text(`"the ${word}" ${rare[index]}`)),
    'a word left out': common.map((word, index) => text(`${word} -${medium[index]}`)),
    'a topic': medium.map((word) => `${text(word)}&topic=mining`),
    'a year': common.map((word, index) => `${text(word)}&year=${2017 - index}`),
    'a slip of the pen': medium.map((word) => text(`${word.slice(0, -2)}${word.at(-1)}${word.at(-2)}`)),
    'a word of no text': rare.map((word) => text(`zz${word}zz`)),
  };
}

export const search: Section = {
  name: 'search',
  about: 'search over 100,000 items, a realistic mix of queries',
  run: (sites) =>
    sites.using(many, async (site) => {
      const mix = Object.entries(realisticMix());
      for (const word of wordsBetween(500, 900)) await timePage(`${site.origin}/search?q=warm-${word}`);
      const times = new Map(mix.map(([kind]) => [kind, [] as number[]]));
      for (let round = 0; round < perKind; round += 1) {
        for (const [kind, queries] of mix)
          times.get(kind)?.push(await timePage(`${site.origin}/search?${queries[round]}`));
      }
      const all = [...times.values()].flat();
      const figures: Figure[] = [
        {
          what: `search, 100,000 items, p95 of ${all.length} queries`,
          target: `<= ${limitMs} ms`,
          figure: `${ms(p95(all))} (median ${ms(median(all))})`,
          good: atMost(limitMs, p95(all)),
        },
      ];
      for (const [kind, samples] of times)
        figures.push({
          what: `  ${kind}, p95`,
          target: '',
          figure: `${ms(p95(samples))} (median ${ms(median(samples))})`,
        });
      return figures;
    }),
};
