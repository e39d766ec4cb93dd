import 'server-only';
import mongoose from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { londonDay, londonInstant } from '@/lib/kernel/time';
import { ArticleModel } from '@/models/article';
import { summaryFields, toSummaries } from './article-rows';
import type { EventItem } from './article-types';
import { publishedFilter } from './published-filter';

const mostShown = 100;

/** The published items that announce events: what is to come, soonest first, and what was, latest first. */
export async function listEvents(
  now: Date = new Date(),
): Promise<{ upcoming: EventItem[]; past: EventItem[] }> {
  const [upcoming, past] = await Promise.all([
    find('upcoming', now, mostShown),
    find('past', now, mostShown),
  ]);
  return { upcoming, past };
}

/** The event to announce on the front page: the next one, or else the last; null where there was never one. */
export async function findEventToAnnounce(
  now: Date = new Date(),
): Promise<{ when: 'upcoming' | 'past'; item: EventItem } | null> {
  for (const when of ['upcoming', 'past'] as const) {
    const [item] = await find(when, now, 1);
    if (item) return { when, item };
  }
  return null;
}

// An event stays "to come" until its day in London is over.
async function find(when: 'upcoming' | 'past', now: Date, limit: number): Promise<EventItem[]> {
  await connectDatabase();
  const today = londonInstant(`${londonDay(now)}T00:00`) ?? now;
  const rows = await ArticleModel.find(
    {
      ...publishedFilter,
      'event.startsAt': mongoose.trusted(when === 'upcoming' ? { $gte: today } : { $lt: today }),
    },
    summaryFields,
  )
    .sort({ 'event.startsAt': when === 'upcoming' ? 1 : -1 })
    .limit(limit)
    .lean();
  const items = await toSummaries(rows);
  return items.filter((item): item is EventItem => item.event !== null);
}
