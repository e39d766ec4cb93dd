import { beforeAll, describe, expect, it } from 'vitest';
import { recordQueries, stagesOf } from './recorded-queries';
import {
  listPublishedAddresses,
  listPublishedArticles,
  listPublishedOfDay,
} from '@/lib/articles/article-queries';
import { findEventToAnnounce, listEvents } from '@/lib/articles/event-queries';
import { countPendingApplications, listWaiting } from '@/lib/dashboard/waiting-queries';
import { seedDatabase } from '@/lib/seed/seed-database';
import { findTopic } from '@/lib/topics/topic-queries';
import { roles } from '@/models/user';
import { addGeneratedItems } from '../../../scripts/bench/fill-database';

const everybody = {
  id: '0123456789abcdef01234567',
  name: 'All',
  email: 'all@example.org',
  roles: [...roles],
};

/** Collections that stay as small as the group's list of topics; reading them whole is what is meant. */
const smallCollections = ['sections', 'topics', 'settings'];

beforeAll(async () => {
  await seedDatabase();
  await addGeneratedItems(120);
});

async function secondPage(topicId?: string): Promise<unknown> {
  const { older } = await listPublishedArticles({ limit: 10, topicId });
  return listPublishedArticles({ limit: 10, topicId, before: older });
}
const miningId = async () => (await findTopic('mining'))?.id;

const lists: Record<string, () => Promise<unknown>> = {
  'home: newest items': () => listPublishedArticles({ limit: 10 }),
  'home: event to announce': () => findEventToAnnounce(),
  'news: an older page': () => secondPage(),
  'topic: first page': async () => listPublishedArticles({ limit: 20, topicId: await miningId() }),
  'topic: an older page': async () => secondPage(await miningId()),
  'item: others of its day': () => listPublishedOfDay('2017-10-01', ''),
  events: () => listEvents(),
  sitemap: () => listPublishedAddresses(1000),
  'dashboard: what waits': () => listWaiting(everybody),
  'dashboard: how many requests wait': () => countPendingApplications(),
};

describe('every list comes from an index, in the order of that index', () => {
  it.each(Object.entries(lists))('%s', async (_name, run) => {
    const queries = await recordQueries(run);
    const growing = queries.filter(
      (query) =>
        !smallCollections.includes(String(query.find ?? query.aggregate ?? query.count ?? query.distinct)),
    );
    expect(growing.length).toBeGreaterThan(0);
    for (const query of growing) {
      const stages = await stagesOf(query);
      expect(stages, JSON.stringify(query)).not.toContain('COLLSCAN');
      expect(stages, JSON.stringify(query)).not.toContain('SORT');
    }
  });
});

it('a query without an index is found out', async () => {
  const { ArticleModel } = await import('@/models/article');
  const [query] = await recordQueries(() =>
    ArticleModel.find({ summary: 'none' }).sort({ summary: 1 }).lean(),
  );
  const stages = await stagesOf(query ?? {});
  expect(stages).toContain('COLLSCAN');
  expect(stages).toContain('SORT');
});
