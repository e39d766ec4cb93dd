import 'server-only';
import mongoose from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { ArticleModel } from '@/models/article';
import { type DayRange, rangeOfMonth, rangeOfYear } from './archive-period';
import type { ArchiveMonth, ArchiveNeighbours, ArchiveYear } from './archive-types';
import { newestFirst, oldestFirst } from './feed-order';
import { countPublishedByMonth, countPublishedOfMonth } from './published-count-queries';
import { publishedFilter } from './published-filter';

/** The years that have something, newest first. */
export async function listArchiveYears(): Promise<ArchiveYear[]> {
  const years = new Map<string, number>();
  for (const { month, count } of await countPublishedByMonth()) {
    const year = month.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + count);
  }
  return [...years].map(([year, count]) => ({ year, count })).reverse();
}

/** A year's months that have something, January first, and its neighbours; null where it has nothing. */
export async function findArchiveYear(
  year: string,
): Promise<{ months: ArchiveMonth[]; neighbours: ArchiveNeighbours } | null> {
  const range = rangeOfYear(year);
  if (!range) return null;
  const [months, neighbours] = await Promise.all([countPublishedByMonth(year), findNeighbours(range)]);
  if (months.length === 0) return null;
  return { months: months.map(({ month, count }) => ({ month: month.slice(5), count })), neighbours };
}

/** How many items a month has, and its neighbours; null where it has nothing. */
export async function findArchiveMonth(
  year: string,
  month: string,
): Promise<{ count: number; range: DayRange; neighbours: ArchiveNeighbours } | null> {
  const range = rangeOfMonth(year, month);
  if (!range) return null;
  const [count, neighbours] = await Promise.all([
    countPublishedOfMonth(`${year}-${month}`),
    findNeighbours(range),
  ]);
  return count > 0 ? { count, range, neighbours } : null;
}

async function findNeighbours({ from, to }: DayRange): Promise<ArchiveNeighbours> {
  await connectDatabase();
  const [older, newer] = await Promise.all([
    edgeDay({ $lt: from }, newestFirst),
    edgeDay({ $gt: to }, oldestFirst),
  ]);
  return { older, newer };
}

async function edgeDay(
  bound: Record<string, string>,
  order: typeof newestFirst | typeof oldestFirst,
): Promise<string | null> {
  const row = await ArticleModel.findOne(
    { ...publishedFilter, day: mongoose.trusted(bound) },
    { day: 1, _id: 0 },
  )
    .sort(order)
    .lean();
  return row && row.day;
}
