import { beforeAll, describe, expect, it } from 'vitest';
import { recordQueries, stagesOf } from './recorded-queries';
import { expectIndex } from './expect-index';
import { getPublishedArticle, listPublishedArticles } from '@/lib/articles/article-queries';
import { findArchiveMonth, findArchiveYear, listArchiveYears } from '@/lib/articles/archive-queries';
import { findNeighbours, listPublishedOfBatch, listRelatedArticles } from '@/lib/articles/around-queries';
import {
  findEventToAnnounce,
  listCalendarEvents,
  listPastEvents,
  listUpcomingEvents,
} from '@/lib/events/event-queries';
import { readNewsFeed, readTopicFeed } from '@/lib/feeds/feed-queries';
import {
  listChangedStates,
  listPublishedStates,
  readSearchDocuments,
} from '@/lib/search/index-source-queries';
import { readStoredSegments } from '@/lib/search/stored-segment-queries';
import { recountPublished } from '@/lib/articles/published-count-mutations';
import { countPublishedByTopic, countPublishedOfTopic } from '@/lib/articles/published-count-queries';
import { seedDatabase } from '@/lib/seed/seed-database';
import { listLatestNews, listSitemapParts, readSitemapPart } from '@/lib/sitemaps/sitemap-queries';
import { findTopic } from '@/lib/topics/topic-queries';
import { ArticleModel } from '@/models/article';
import { storeArticle } from '../../support/stored-articles';
import { addGeneratedItems } from '../../../scripts/bench/fill-database';

beforeAll(async () => {
  await seedDatabase();
  await addGeneratedItems(120);
  await recountPublished();
  for (const year of ['2014', '2015', '2016'])
    await storeArticle({ event: { startsAt: new Date(`${year}-10-14T09:00:00Z`), venue: 'London' } });
});

async function pages(topicId?: string): Promise<void> {
  const { older } = await listPublishedArticles({ limit: 10, topicId });
  expect(older).not.toBeNull();
  const second = await listPublishedArticles({ limit: 10, topicId, before: older });
  expect(second.items).not.toHaveLength(0);
}

async function pastEventPages(): Promise<void> {
  const { older } = await listPastEvents({ limit: 2 });
  expect(older).not.toBeNull();
  const { newer } = await listPastEvents({ limit: 2, before: older });
  expect(newer).toBe('first');
}

const august = { from: '2017-08-01', to: '2017-08-31' };

async function monthPages(): Promise<void> {
  const { older } = await listPublishedArticles({ limit: 10, range: august });
  const second = await listPublishedArticles({ limit: 10, range: august, before: older });
  expect(second.items).toHaveLength(10);
}

const anItem = () => getPublishedArticle('river-below-tucari-gold-mine-polluted');

const lists: Record<string, () => Promise<unknown>> = {
  'home: newest items': () => listPublishedArticles({ limit: 10 }),
  'home: event to announce': () => findEventToAnnounce(),
  'news, first and older page': () => pages(),
  'topic, first and older page': async () => pages((await findTopic('mining'))?.id),
  'item: others of its day': async () => listPublishedOfBatch(await anItem()),
  'item: others of its bulletin': async () =>
    listPublishedOfBatch({ ...(await anItem()), bulletin: { number: 134, period: 'June/July 2009' } }),
  'item: its neighbours': async () => findNeighbours(await anItem()),
  'item: related': async () => {
    expect(await listRelatedArticles(await anItem())).toHaveLength(3);
  },
  'topics: how many items each': () => countPublishedByTopic(),
  'topic: how many items': async () => countPublishedOfTopic((await findTopic('mining'))?.id ?? ''),
  'archive: years': async () => expect(await listArchiveYears()).not.toEqual([]),
  'archive: months of a year': async () => expect(await findArchiveYear('2017')).not.toBeNull(),
  'archive: a month': async () => expect(await findArchiveMonth('2017', '08')).not.toBeNull(),
  'counting everything anew': () => recountPublished(),
  'archive: items of a month': () => monthPages(),
  'feed of all news': () => readNewsFeed('/feed.xml'),
  'feed of a topic': () => readTopicFeed('mining'),
  'events to come': () => listUpcomingEvents(),
  'past events, first, older and newer page': () => pastEventPages(),
  'events in calendars': () => listCalendarEvents(),
  'search: everything published': () => listPublishedStates(),
  'search: what has changed': () => listChangedStates(new Date(Date.now() - 10_000)),
  'search: texts': async () => readSearchDocuments((await listPublishedStates()).map(({ id }) => id)),
  'search: stored segments': async () => {
    for await (const _segment of readStoredSegments()) void _segment;
  },
  'sitemap: its parts': () => listSitemapParts(),
  'sitemap: pages': () => readSitemapPart({ kind: 'pages' }),
  'sitemap: items of a year': () => readSitemapPart({ kind: 'items', year: '2017', part: 1 }),
  'sitemap: latest news': () => listLatestNews(new Date('2017-10-02T00:00:00Z')),
};

describe('every public list comes from an index, in the order of that index', () => {
  it.each(Object.entries(lists))('%s', (_name, list) => expectIndex(list));
});

it('a query without an index would be found out', async () => {
  const [query] = await recordQueries(() =>
    ArticleModel.find({ summary: 'none' }).sort({ summary: 1 }).lean(),
  );
  const stages = await stagesOf(query ?? {});
  expect(stages).toContain('COLLSCAN');
  expect(stages).toContain('SORT');
});
