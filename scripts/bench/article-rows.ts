import { Types } from 'mongoose';
import type { ArticleRow } from '@/models/article';

type NewArticleRow = Omit<ArticleRow, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date };

const words =
  'river mine court valley congress ministry water report community copper protest law health village union lake forest road market school'.split(
    ' ',
  );
const newestDay = Date.UTC(2017, 8, 1);
const dayMs = 24 * 60 * 60 * 1000;

/** A sequence of numbers from 0 to 1 that is the same at every run (mulberry32). */
export function numberSequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Published items, three a day going back from September 2017, the same at every run. */
export function* articleRows(count: number, topicIds: Types.ObjectId[]): Generator<NewArticleRow> {
  const next = numberSequence(1983);
  const pick = <T>(list: T[]): T | undefined => list[Math.floor(next() * list.length)];
  const sentence = (length: number) => {
    const text = Array.from({ length }, () => pick(words)).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  for (let index = 0; index < count; index += 1) {
    const publishedAt = new Date(newestDay - Math.floor(index / 3) * dayMs + (index % 3) * 60_000);
    const paragraphs = Array.from({ length: 6 }, () => sentence(60));
    const topics = new Set([pick(topicIds), pick(topicIds)].filter((id) => id !== undefined));
    yield {
      _id: new Types.ObjectId(index.toString(16).padStart(24, '0')),
      slug: `generated-item-${index}`,
      title: sentence(8).slice(0, -1),
      summary: sentence(30),
      body: {
        type: 'doc',
        content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
      },
      bodyText: paragraphs.join('\n'),
      state: 'published',
      day: publishedAt.toISOString().slice(0, 10),
      topicIds: [...topics],
      lang: 'en',
      corrections: [],
      publishedAt,
      trashed: false,
      version: 1,
      createdAt: publishedAt,
      updatedAt: publishedAt,
    };
  }
}
