import { Types } from 'mongoose';
import { plainText } from '@/lib/rich-text/plain-text';
import type { ArticleBulletin, ArticleRow } from '@/models/article';
import { numberSequence } from './number-sequence';
import { Prose } from './prose';

type NewArticleRow = Omit<ArticleRow, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date };

const newestDay = Date.UTC(2017, 8, 1);
const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;
const venues = ['Central Hall, London', 'Casa de la Cultura, Cusco', 'Online'];

/**
 * Published items, the same at every run, from September 2017 back: batches of one to five a day, one to three topics
 * each (some of them far more frequent than others), most of them short, one in eight in Spanish, one in sixty
 * announcing an event; every twelfth batch is a bulletin. However many there are, one is like the other, so that only their number makes a difference.
 */
export function* articleRows(count: number, topicIds: Types.ObjectId[]): Generator<NewArticleRow> {
  const next = numberSequence(1983);
  const prose = { en: new Prose('en', next), es: new Prose('es', next) };
  let day = newestDay;
  let leftOfBatch = 3;
  let batch = 0;
  for (let index = 0; index < count; index += 1) {
    if (leftOfBatch === 0) {
      day -= dayMs;
      batch += 1;
      leftOfBatch = 1 + Math.floor(next() * 5);
    }
    leftOfBatch -= 1;
    const lang = next() < 1 / 8 ? 'es' : 'en';
    const body = prose[lang].text(bodyLength(next()));
    const publishedAt = new Date(day + 12 * hourMs + leftOfBatch * 60_000);
    const startsAt = next() < 1 / 60 ? new Date(day + 20 * dayMs + 18 * hourMs) : undefined;
    yield {
      _id: new Types.ObjectId(index.toString(16).padStart(24, '0')),
      slug: `generated-item-${index}`,
      title: prose[lang].headline(5 + Math.floor(next() * 8)),
      summary: prose[lang].paragraph(18 + Math.floor(next() * 22)),
      body,
      bodyText: plainText(body),
      state: 'published',
      day: publishedAt.toISOString().slice(0, 10),
      ...(batch % 12 === 0 && batch > 0 && { bulletin: bulletinOf(batch, day) }),
      topicIds: someTopics(topicIds, next),
      lang,
      corrections: next() < 1 / 50 ? [{ day: '2017-09-02', text: `${prose[lang].paragraph(12)}` }] : [],
      ...(startsAt && { event: { startsAt, venue: venues[index % venues.length] ?? '' } }),
      publishedAt,
      trashed: false,
      version: 1,
      createdAt: publishedAt,
      updatedAt: publishedAt,
    };
  }
}

/** Numbers fall towards the past, as days do. */
function bulletinOf(batch: number, day: number): ArticleBulletin {
  const month = new Date(day).toLocaleString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return { number: 9_999 - batch / 12, period: month };
}

/** Words in a text: half have under 110, one in fifty has over 500. */
function bodyLength(share: number): number {
  return Math.round(50 + 60 * (1 / (1.06 - share) - 1) ** 0.8);
}

function someTopics(topicIds: Types.ObjectId[], next: () => number): Types.ObjectId[] {
  const count = 1 + Math.floor(next() * 3);
  const chosen = new Set<Types.ObjectId>();
  for (let index = 0; index < count; index += 1) {
    const topic = topicIds[Math.floor(next() ** 2 * topicIds.length)];
    if (topic) chosen.add(topic);
  }
  return [...chosen];
}
