export interface Article {
  slug: string;
  status: string;
  at: Date;
  title: string;
  text: string;
}

const WORDS = 110;
const VOCABULARY = 8000;

/** An article of about 1 KB; the same number gives the same article. Few words are frequent, most are not. */
export function article(n: number): Article {
  let state = n + 1;
  const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const words = Array.from({ length: WORDS }, () => `word${Math.floor(VOCABULARY * random() ** 3)}`);
  // One word that all have, and one that about ten have.
  return {
    slug: `article-${n}`,
    status: n % 10 === 0 ? 'draft' : 'published',
    at: new Date(1.5e12 + n * 60_000),
    title: `Article number ${n} about something`,
    text: `Peru ${words.join(' ')} rare${n % 10_000}`,
  };
}
