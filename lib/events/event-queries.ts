import 'server-only';
import mongoose from 'mongoose';
import { notFound, permanentRedirect } from 'next/navigation';
import { findPublishedArticle } from '@/lib/articles/article-queries';
import { itemPath } from '@/lib/articles/item-path';
import { summaryFields, toSummaries, type SummaryRow } from '@/lib/articles/article-rows';
import { publishedFilter } from '@/lib/articles/published-filter';
import { connectDatabase } from '@/lib/kernel/database';
import {
  afterCursor,
  cutPage,
  formatInstantCursor,
  parseInstantCursor,
  type InstantCursor,
} from '@/lib/kernel/instant-cursor';
import { slugSchema } from '@/lib/kernel/slug';
import { londonDay, londonInstant } from '@/lib/kernel/time';
import { ArticleModel } from '@/models/article';
import { longestEventDays } from './announced-event';
import type { CalendarEvent, EventDetail, EventItem, PastEventPage } from './event-types';

const start = 'event.startsAt';
const dayMs = 24 * 60 * 60 * 1000;
const soonestFirst = { 'event.startsAt': 1, _id: 1 } as const;
const latestFirst = { 'event.startsAt': -1, _id: -1 } as const;
const calendarFields = { ...summaryFields, eventSequence: 1, updatedAt: 1 } as const;
type CalendarRow = SummaryRow & { eventSequence?: number; updatedAt: Date };

/** What is to come, soonest first; an event is that until its last day in London is over. */
export async function listUpcomingEvents(limit = 100, now: Date = new Date()): Promise<EventItem[]> {
  return toItems(await upcomingRows(limit, now, summaryFields));
}

/**
 * One page of what was, latest first. `before` is a cursor from another page; anything else gives the first page.
 * Every page costs the same.
 */
export async function listPastEvents({
  limit,
  before,
  now = new Date(),
}: {
  limit: number;
  before?: unknown;
  now?: Date;
}): Promise<PastEventPage> {
  await connectDatabase();
  const today = startOfDay(now);
  const cursor = parseInstantCursor(before);
  const rows: SummaryRow[] = await ArticleModel.find(
    { ...publishedFilter, $and: [isPast(today), afterCursor(start, cursor)] },
    summaryFields,
  )
    .sort(latestFirst)
    .limit(limit + 1)
    .lean();
  const { shown, older } = cutPage(rows, limit, startOf);
  const first = shown[0] ? { at: startOf(shown[0]), id: shown[0]._id.toHexString() } : cursor;
  return {
    items: await toItems(shown),
    older,
    newer: cursor && first && (await newerCursor(today, first, limit)),
  };
}

/** The event to announce on the front page: the next one, or else the last; null where there was never one. */
export async function findEventToAnnounce(
  now: Date = new Date(),
): Promise<{ when: 'upcoming' | 'past'; item: EventItem } | null> {
  // Side by side: mostly none is to come, and the front page need not wait twice.
  const [[next], past] = await Promise.all([listUpcomingEvents(1, now), listPastEvents({ limit: 1, now })]);
  if (next) return { when: 'upcoming', item: next };
  const [last] = past.items;
  return last ? { when: 'past', item: last } : null;
}

/**
 * One event by its item's address. Where the item announces none (any more) the answer is a redirect to its page
 * among the news, and 404 where there is no such item.
 */
export async function getEvent(slug: string): Promise<EventDetail> {
  const article = await findPublishedArticle(slug);
  if (!article) notFound();
  const { event } = article;
  return event ? { ...article, event } : permanentRedirect(itemPath(article));
}

/** One event for a calendar, or null. Any text may be asked for. */
export async function findCalendarEvent(slug: string): Promise<CalendarEvent | null> {
  if (!slugSchema.safeParse(slug).success) return null;
  await connectDatabase();
  const row: CalendarRow | null = await ArticleModel.findOne(
    { ...publishedFilter, slug },
    calendarFields,
  ).lean();
  const [event] = await toCalendarEvents(row ? [row] : []);
  return event ?? null;
}

/** What a calendar that follows the group shows: what is to come, then what was, at most `limit` of each. */
export async function listCalendarEvents(limit = 200, now: Date = new Date()): Promise<CalendarEvent[]> {
  await connectDatabase();
  const [upcoming, past] = await Promise.all([
    upcomingRows<CalendarRow>(limit, now, calendarFields),
    ArticleModel.find({ ...publishedFilter, ...isPast(startOfDay(now)) }, calendarFields)
      .sort(latestFirst)
      .limit(limit)
      .lean<CalendarRow[]>(),
  ]);
  return toCalendarEvents([...upcoming, ...past]);
}

// What goes on has started within the last days, so both parts are short ranges of the index.
async function upcomingRows<Row extends SummaryRow>(
  limit: number,
  now: Date,
  fields: Record<string, unknown>,
): Promise<Row[]> {
  await connectDatabase();
  const today = startOfDay(now);
  const earliest = new Date(today.getTime() - longestEventDays * dayMs);
  const [running, coming] = await Promise.all([
    ArticleModel.find(
      {
        ...publishedFilter,
        [start]: mongoose.trusted({ $gte: earliest, $lt: today }),
        'event.endsAt': mongoose.trusted({ $gte: today }),
      },
      fields,
    )
      .sort(soonestFirst)
      .limit(limit)
      .lean<Row[]>(),
    ArticleModel.find({ ...publishedFilter, [start]: mongoose.trusted({ $gte: today }) }, fields)
      .sort(soonestFirst)
      .limit(limit)
      .lean<Row[]>(),
  ]);
  return [...running, ...coming].slice(0, limit);
}

function isPast(today: Date) {
  return {
    [start]: mongoose.trusted({ $lt: today }),
    'event.endsAt': mongoose.trusted({ $not: { $gte: today } }),
  };
}

/** The cursor of the page just above `first`: the event that a full page of later ones follows. */
async function newerCursor(
  today: Date,
  first: InstantCursor,
  limit: number,
): Promise<string | 'first' | null> {
  const rows = await ArticleModel.find(
    { ...publishedFilter, $and: [isPast(today), afterCursor(start, first, 'newer')] },
    { event: 1 },
  )
    .sort(soonestFirst)
    .limit(limit + 1)
    .lean();
  const above = rows[limit];
  if (above) return formatInstantCursor({ at: startOf(above), id: above._id.toHexString() });
  return rows.length > 0 ? 'first' : null;
}

async function toItems(rows: SummaryRow[]): Promise<EventItem[]> {
  const items = await toSummaries(rows);
  return items.filter((item): item is EventItem => item.event !== null);
}

async function toCalendarEvents(rows: CalendarRow[]): Promise<CalendarEvent[]> {
  const items = await toSummaries(rows);
  return items.flatMap((item, index) => {
    const row = rows[index];
    if (!row || !item.event) return [];
    return [
      {
        ...item,
        event: item.event,
        sequence: row.eventSequence ?? 0,
        updatedAt: row.updatedAt.toISOString(),
      },
    ];
  });
}

const startOf = (row: Pick<SummaryRow, 'event'>): Date => row.event?.startsAt ?? new Date(0);
const startOfDay = (now: Date): Date => londonInstant(`${londonDay(now)}T00:00`) ?? now;
