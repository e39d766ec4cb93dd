import type { RichText, RichTextNode } from '@/models/article';
import { makeVocabulary, vocabularySize, zipfRanks, type Lang } from './vocabulary';

const ranks = zipfRanks(vocabularySize);
const vocabularies = new Map<Lang, string[]>();

function vocabulary(lang: Lang): string[] {
  const words = vocabularies.get(lang) ?? makeVocabulary(lang);
  vocabularies.set(lang, words);
  return words;
}

/** Writes sentences of words as frequent as in real text; `next` is the sequence of numbers that decides. */
export class Prose {
  readonly #words: string[];

  constructor(
    lang: Lang,
    private readonly next: () => number,
  ) {
    this.#words = vocabulary(lang);
  }

  /** `count` words with a capital letter and no full stop. */
  headline(count: number): string {
    const words = Array.from({ length: count }, () => this.#word());
    const text = words.join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  /** Sentences of about `count` words in all. */
  paragraph(count: number): string {
    const sentences: string[] = [];
    for (let left = count; left > 0;) {
      const length = Math.min(left, 8 + Math.floor(this.next() * 20));
      sentences.push(`${this.headline(length)}.`);
      left -= length;
    }
    return sentences.join(' ');
  }

  /** A text of about `count` words: paragraphs, and a heading or a quotation in the longer ones. */
  text(count: number): RichText {
    const content: RichTextNode[] = [];
    for (let left = count; left > 0;) {
      const length = Math.min(left, 30 + Math.floor(this.next() * 50));
      if (left < count && this.next() < 0.15) content.push(heading(this.headline(4)));
      const paragraph = words(this.paragraph(length));
      content.push(this.next() < 0.08 ? { type: 'blockquote', content: [paragraph] } : paragraph);
      left -= length;
    }
    return { type: 'doc', content };
  }

  #word(): string {
    return this.#words[ranks[Math.floor(this.next() * ranks.length)] ?? 0] ?? '';
  }
}

function words(text: string): RichTextNode {
  return { type: 'paragraph', content: [{ type: 'text', text }] };
}

function heading(text: string): RichTextNode {
  return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] };
}
