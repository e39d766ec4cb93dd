import { beforeAll, describe, it } from 'vitest';
import './recorded-queries';
import { expectIndex } from './expect-index';
import { formatListPosition } from '@/lib/articles/article-list-position';
import { countArticlesByTab, findArticleYears, listArticles } from '@/lib/articles/article-list-queries';
import { articleListSchema, articleTabs } from '@/lib/articles/article-list-schema';
import { listAuditEntries, listAuditEntriesFor } from '@/lib/audit/audit-queries';
import { countPendingApplications, listWaiting } from '@/lib/dashboard/waiting-queries';
import { formatInstantCursor } from '@/lib/kernel/instant-cursor';
import { listMessages, listMessagesAbout } from '@/lib/mail/outbox-queries';
import {
  countApplications,
  listApplications,
  listApplicationsFromSameAddress,
} from '@/lib/members/application-queries';
import { listContacts } from '@/lib/members/contact-queries';
import { exportRecords } from '@/lib/members/export-queries';
import { seedDatabase } from '@/lib/seed/seed-database';
import { listTopicsForEditing } from '@/lib/topics/topic-editing-queries';
import { listAccessTokens } from '@/lib/users/access-token-queries';
import { listUsers } from '@/lib/users/user-queries';
import { applicationStates } from '@/models/membership-application';
import { roles } from '@/models/user';
import { addGeneratedItems } from '../../../scripts/bench/fill-database';

const id = '0123456789abcdef01234567';
const everybody = { id, name: 'All', email: 'all@example.org', roles: [...roles] };
const secretary = { ...everybody, roles: ['membership-secretary' as const] };
const before = formatInstantCursor({ at: new Date(), id });
const beforeDay = formatListPosition({ by: 'day', day: '2017-08-01', id });
const beforeChange = formatListPosition({ by: 'change', at: new Date(), id });
const articles = (query: Record<string, string>) => listArticles(everybody, articleListSchema.parse(query));

beforeAll(async () => {
  await seedDatabase();
  await addGeneratedItems(120);
});

/** In the order of an index, first page and later ones. */
const lists: Record<string, () => Promise<unknown>> = {
  'what waits': () => listWaiting(everybody),
  'how many requests wait': () => countPendingApplications(),
  ...Object.fromEntries(
    articleTabs.flatMap((state) => [
      [`articles: ${state}`, () => articles({ state })],
      [`articles: ${state}, an older page`, () => articles({ state, before: beforeChange })],
    ]),
  ),
  'articles of a topic': () => articles({ topic: id }),
  'articles of a topic, an older page': () => articles({ topic: id, before: beforeChange }),
  'articles of a year': () => articles({ year: '2017' }),
  'articles of a year, an older page': () => articles({ year: '2017', before: beforeDay }),
  'articles: counts': () => countArticlesByTab(everybody),
  'articles: years': () => findArticleYears(everybody),
  'topics: how many items each': () => listTopicsForEditing(),
  requests: () => listApplications(everybody, {}),
  'requests, an older page': () => listApplications(everybody, { before }),
  ...Object.fromEntries(
    applicationStates.flatMap((state) => [
      [`requests: ${state}`, () => listApplications(everybody, { state })],
      [`requests: ${state}, an older page`, () => listApplications(everybody, { state, before })],
    ]),
  ),
  'requests: counts': () => countApplications(everybody),
  'requests from one address': () =>
    listApplicationsFromSameAddress(everybody, { id, email: 'joiner@example.org' }),
  members: () => listContacts(everybody, {}),
  'members, an older page': () => listContacts(everybody, { before }),
  'outbox, as secretary': () => listMessages(secretary, {}),
  'outbox, as secretary, an older page': () => listMessages(secretary, { before }),
  'outbox, as all': () => listMessages(everybody, {}),
  'mails about a request': () => listMessagesAbout(secretary, id),
  audit: () => listAuditEntries(everybody, {}),
  'audit, an older page': () => listAuditEntries(everybody, { before }),
  'audit of a kind': () => listAuditEntries(everybody, { kind: 'article', before }),
  'audit of a person': () => listAuditEntries(everybody, { actorId: id, before }),
  'history of a thing': () => listAuditEntriesFor('article', id),
  users: () => listUsers(everybody),
  'export of requests': () => exhaust('applications'),
  'export of members': () => exhaust('contacts'),
};

async function exhaust(kind: 'applications' | 'contacts'): Promise<void> {
  for await (const _batch of exportRecords(everybody, kind)) void _batch;
}

/** Searches: an index finds the rows, which are few; their order is made afterwards. */
const searches: Record<string, () => Promise<unknown>> = {
  'articles with words': () => articles({ q: 'river mine' }),
  'articles with words in a state': () => articles({ q: 'river', state: 'published' }),
  requests: () => listApplications(everybody, { query: 'rosa' }),
  'requests in a state': () => listApplications(everybody, { query: 'rosa', state: 'pending' }),
  members: () => listContacts(everybody, { query: 'rosa' }),
  'own access tokens': () => listAccessTokens(everybody),
};

describe('every list of the dashboard comes from an index, in the order of that index', () => {
  it.each(Object.entries(lists))('%s', (_name, list) => expectIndex(list));
});

describe('every search of the dashboard starts at an index', () => {
  it.each(Object.entries(searches))('%s', (_name, list) => expectIndex(list, { maySort: true }));
});
