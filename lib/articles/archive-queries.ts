import 'server-only';
import mongoose from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { ArticleModel } from '@/models/article';
import { type DayRange, months, rangeOfMonth, rangeOfYear, yearsBetween } from './archive-period';
import type { ArchiveMonth, ArchiveNeighbours, ArchiveYear } from './archive-types';
import { newestFirst, oldestFirst, within } from './feed-order';
import { publishedFilter } from './published-filter';

/** The years that have something, newest first. Each count reads one stretch of the feed's index. */
export async function listArchiveYears(): Promise<ArchiveYear[]> {
  await connectDatabase();
  const [newest, oldest] = await Promise.all([edgeDay({}, newestFirst), edgeDay({}, oldestFirst)]);
  if (newest === null || oldest === null) return [];
  const counted = await Promise.all(
    yearsBetween(newest, oldest).map(async (year) => ({ year, count: await countIn(rangeOfYear(year)) })),
  );
  return counted.filter(({ count }) => count > 0);
}

/** A year's months that have something, January first, and its neighbours; null where it has nothing. */
export async function findArchiveYear(
  year: string,
): Promise<{ months: ArchiveMonth[]; neighbours: ArchiveNeighbours } | null> {
  const range = rangeOfYear(year);
  if (!range) return null;
  await connectDatabase();
  const [neighbours, ...counted] = await Promise.all([
    findNeighbours(range),
    ...months.map(async (month) => ({ month, count: await countIn(rangeOfMonth(year, month)) })),
  ]);
  const filled = counted.filter(({ count }) => count > 0);
  return filled.length > 0 ? { months: filled, neighbours } : null;
}

/** How many items a month has, and its neighbours; null where it has nothing. */
export async function findArchiveMonth(
  year: string,
  month: string,
): Promise<{ count: number; range: DayRange; neighbours: ArchiveNeighbours } | null> {
  const range = rangeOfMonth(year, month);
  if (!range) return null;
  await connectDatabase();
  const [count, neighbours] = await Promise.all([countIn(range), findNeighbours(range)]);
  return count > 0 ? { count, range, neighbours } : null;
}

async function countIn(range: DayRange | null): Promise<number> {
  return range ? ArticleModel.countDocuments({ ...publishedFilter, ...within(range) }) : 0;
}

async function findNeighbours({ from, to }: DayRange): Promise<ArchiveNeighbours> {
  const [older, newer] = await Promise.all([
    edgeDay({ day: mongoose.trusted({ $lt: from }) }, newestFirst),
    edgeDay({ day: mongoose.trusted({ $gt: to }) }, oldestFirst),
  ]);
  return { older, newer };
}

async function edgeDay(
  where: Record<string, unknown>,
  order: typeof newestFirst | typeof oldestFirst,
): Promise<string | null> {
  const row = await ArticleModel.findOne({ ...publishedFilter, ...where }, { day: 1, _id: 0 })
    .sort(order)
    .lean();
  return row && row.day;
}
