import type { ArticlePage, ArticleSummary } from '@/lib/articles/article-types';
import type { AnnouncedEvent } from '@/lib/events/announced-event';

let made = 0;

/** An item as a list is given it. */
export function exampleArticle(fields: Partial<ArticleSummary> = {}): ArticleSummary {
  made += 1;
  return {
    id: `id-${made}`,
    slug: `item-${made}`,
    title: `Item ${made}`,
    summary: `Summary ${made}`,
    day: '2017-10-01',
    bulletin: null,
    lang: 'en',
    topics: [],
    event: null,
    ...fields,
  };
}

/** An event as an item announces it: on 14 October 2017 at 10:00 in London, unless told otherwise. */
export function exampleEvent(fields: Partial<AnnouncedEvent> = {}): AnnouncedEvent {
  return {
    startsAt: '2017-10-14T09:00:00.000Z',
    endsAt: null,
    venue: '',
    status: 'confirmed',
    statusNote: '',
    ...fields,
  };
}

/** A page of the feed; the only one unless told otherwise. */
export function examplePage(items: ArticleSummary[], fields: Partial<ArticlePage> = {}): ArticlePage {
  return { items, older: null, newer: null, cutAbove: false, cutBelow: false, ...fields };
}
