import { beforeEach, describe, expect, it } from 'vitest';
import {
  findCalendarEvent,
  findEventToAnnounce,
  getEvent,
  listCalendarEvents,
  listPastEvents,
  listUpcomingEvents,
} from '@/lib/events/event-queries';
import type { EventItem } from '@/lib/events/event-types';
import { ArticleModel, type ArticleEvent } from '@/models/article';
import { storeArticle } from '../../support/stored-articles';

beforeEach(async () => {
  await ArticleModel.deleteMany({});
});

const at = (instant: string) => new Date(instant);
const storeEvent = (event: Partial<ArticleEvent>) =>
  storeArticle({ event: { startsAt: at('2017-10-14T09:00:00Z'), venue: 'London', ...event } });
const days = (items: EventItem[]) => items.map((item) => item.event.startsAt.slice(8, 10));

describe('to come and past', () => {
  it('an event is to come until its day in London is over', async () => {
    const { slug } = await storeEvent({});
    await storeArticle();
    const when = async (now: string) => {
      const found = await findEventToAnnounce(at(now));
      expect(found?.item.slug).toBe(slug);
      return found?.when;
    };
    expect(await when('2017-10-01T00:00:00Z')).toBe('upcoming');
    expect(await when('2017-10-14T22:59:00Z')).toBe('upcoming');
    expect(await when('2017-10-14T23:01:00Z')).toBe('past');
  });

  it('one of several days stays to come until its last, before those that have yet to start', async () => {
    await storeEvent({ endsAt: at('2017-10-16T16:00:00Z') });
    await storeEvent({ startsAt: at('2017-10-20T09:00:00Z') });
    const read = async (now: string) => ({
      upcoming: days(await listUpcomingEvents(10, at(now))),
      past: days((await listPastEvents({ limit: 10, now: at(now) })).items),
    });
    expect(await read('2017-10-16T20:00:00Z')).toEqual({ upcoming: ['14', '20'], past: [] });
    expect(await read('2017-10-17T00:00:00Z')).toEqual({ upcoming: ['20'], past: ['14'] });
  });

  it('come soonest first, and went latest first', async () => {
    for (const day of ['05', '20', '01', '28'])
      await storeEvent({ startsAt: at(`2017-10-${day}T09:00:00Z`) });
    const now = at('2017-10-10T00:00:00Z');
    expect(days(await listUpcomingEvents(10, now))).toEqual(['20', '28']);
    expect(days((await listPastEvents({ limit: 10, now })).items)).toEqual(['05', '01']);
  });

  it('pages of the past have no gaps or doubles, also within one instant, and lead both ways', async () => {
    for (let index = 0; index < 7; index += 1)
      await storeEvent({ startsAt: at(`2017-09-0${1 + Math.floor(index / 3)}T09:00:00Z`) });
    const whole = (await listPastEvents({ limit: 50 })).items.map((item) => item.slug);
    const pages = [await listPastEvents({ limit: 2 })];
    for (let last = pages[0]; last?.older; last = pages.at(-1))
      pages.push(await listPastEvents({ limit: 2, before: last.older }));
    expect(pages.flatMap((page) => page.items.map((item) => item.slug))).toEqual(whole);
    expect(pages).toHaveLength(4);
    expect(pages[0]?.newer).toBeNull();
    expect(pages[1]?.newer).toBe('first');
    expect(await listPastEvents({ limit: 2, before: pages[2]?.newer })).toEqual(pages[1]);
  });

  it.each(['nonsense', { $gt: '' }, ['a']])('the cursor %j gives the first page', async (before) => {
    await storeEvent({});
    expect((await listPastEvents({ limit: 2, before })).items).toHaveLength(1);
  });
});

describe('one event', () => {
  it('comes whole, with its status and the word on it', async () => {
    const { slug } = await storeEvent({ status: 'cancelled', statusNote: 'The hall is closed.' });
    expect((await getEvent(slug)).event).toEqual({
      startsAt: '2017-10-14T09:00:00.000Z',
      endsAt: null,
      venue: 'London',
      status: 'cancelled',
      statusNote: 'The hall is closed.',
    });
  });

  it('that is no event (any more) leads to the news item, and what is not there to 404', async () => {
    const { slug } = await storeArticle();
    const hidden = await storeArticle({ state: 'draft', event: { startsAt: new Date(), venue: '' } });
    await expect(getEvent(slug)).rejects.toMatchObject({
      digest: expect.stringContaining(`;/news/${slug};308`) as string,
    });
    for (const other of [hidden.slug, 'no-such-event', '$where'])
      await expect(getEvent(other)).rejects.toMatchObject({
        digest: expect.stringContaining('404') as string,
      });
  });
});

describe('calendars', () => {
  it('hold what is to come and what was, with the count of changes; nothing that is not public', async () => {
    const soon = await storeEvent({ startsAt: at('2017-10-20T09:00:00Z') });
    const was = await storeEvent({ startsAt: at('2017-09-20T09:00:00Z') });
    await ArticleModel.updateOne({ slug: soon.slug }, { eventSequence: 3 });
    const draft = await storeArticle({ state: 'draft', event: { startsAt: new Date(), venue: '' } });
    const plain = await storeArticle();
    const listed = await listCalendarEvents(10, at('2017-10-01T00:00:00Z'));
    expect(listed.map(({ slug, sequence }) => [slug, sequence])).toEqual([
      [soon.slug, 3],
      [was.slug, 0],
    ]);
    expect(await findCalendarEvent(soon.slug)).toEqual(listed[0]);
    for (const slug of [draft.slug, plain.slug, '$where']) expect(await findCalendarEvent(slug)).toBeNull();
  });
});
