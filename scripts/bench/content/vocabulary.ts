import { numberSequence } from './number-sequence';

// The little words that make up a third of any text, most frequent first; all the rest is made up.
const littleWords = {
  en: 'the of and to in a that for is on was with as by it at from have has not be their which are an but were this who they'.split(
    ' ',
  ),
  es: 'de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya este sí porque esta'.split(
    ' ',
  ),
};

const parts = {
  en: {
    starts: 'b c d f g h l m n p r s t v w br cl cr dr fl gr pl pr sh sl sp st str th tr wh qu ch k j'.split(
      ' ',
    ),
    vowels: 'a e i o u ea ou ai oo ee ie'.split(' '),
    ends: 'n r s t l d m ck ng nt st rd ss p ll nd th ment tion ty ly ing er'.split(' '),
  },
  es: {
    starts: 'b c d f g h j l m n p r s t v br cl cr dr fl gr pl pr tr ll ñ ch qu gu rr'.split(' '),
    vowels: 'a e i o u a e o ia io ue ie á é í ó ú'.split(' '),
    ends: ' n r s l d   n s do da ción mente dad ría ero'.split(' '),
  },
};

export type Lang = keyof typeof parts;

/** How many different words a language has; a newspaper's archive uses about as many. */
export const vocabularySize = 12_000;

/** Words of a language, most frequent first: little ones, then made-up ones that are longer the rarer they are. */
export function makeVocabulary(lang: Lang): string[] {
  const next = numberSequence(lang === 'en' ? 1983 : 1821);
  const pick = (list: string[]) => list[Math.floor(next() * list.length)] ?? '';
  const { starts, vowels, ends } = parts[lang];
  const words = new Set(littleWords[lang]);
  while (words.size < vocabularySize) {
    const syllables = 1 + Math.floor(next() * (1.5 + Math.min(2, words.size / 1000)));
    let word = '';
    for (let count = 0; count < syllables; count += 1) word += pick(starts) + pick(vowels);
    words.add(word + pick(ends));
  }
  return [...words];
}

// Fine enough for the rarest word to have a place of its own.
const places = 2 ** 18;

/** Ranks drawn as words are in any language (Zipf): the second word half as often as the first, and so on. */
export function zipfRanks(size: number): Uint16Array {
  const weights = Array.from({ length: size }, (_, rank) => 1 / (rank + 1.7));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const table = new Uint16Array(places);
  let rank = 0;
  let reached = (weights[0] ?? 0) / sum;
  for (let place = 0; place < places; place += 1) {
    while (place / places >= reached && rank < size - 1) {
      rank += 1;
      reached += (weights[rank] ?? 0) / sum;
    }
    table[place] = rank;
  }
  return table;
}
