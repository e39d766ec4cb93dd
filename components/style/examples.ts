import type { ArticleSummary } from '@/lib/articles/article-types';
import type { EventItem } from '@/lib/events/event-types';

const topic = (slug: string, name: string) => ({ id: slug, slug, name, kind: 'topic' as const });

const item = (id: string, more: Partial<ArticleSummary>): ArticleSummary => ({
  id,
  slug: id,
  title: 'A headline of the usual length stands in two lines',
  summary: 'The summary says in a sentence or two what happened, to whom, and what follows from it.',
  day: '2017-10-01',
  bulletin: null,
  lang: 'en',
  topics: [topic('mining', 'Mining'), topic('environment', 'Environment')],
  event: null,
  ...more,
});

/** Made-up items, one for each way in which a list shows them. */
export const exampleItems: ArticleSummary[] = [
  item('lead', { title: 'The newest item of the newest date leads' }),
  item('plain', {}),
  item('spanish', {
    lang: 'es',
    title: 'Una noticia en castellano, señalada y con guiones en su sitio',
    summary: 'El resumen dice en una o dos frases qué ha sucedido, a quién y con qué consecuencias.',
  }),
  item('long', {
    title: 'Responsabilidades medioambientales: a headline with a very long word in it',
    topics: [topic('law', 'Law')],
  }),
];

/** An event that does not take place. */
export const exampleEvent: EventItem = {
  ...item('event', { title: 'A conference in London' }),
  event: {
    startsAt: '2017-10-14T09:00:00.000Z',
    endsAt: '2017-10-14T16:00:00.000Z',
    venue: 'A hall in London',
    status: 'cancelled',
    statusNote: 'The hall is closed for repairs.',
  },
};
