import mongoose from 'mongoose';
import { itemPath } from '@/lib/articles/item-path';
import { isPublished, publishedFilter } from '@/lib/articles/published-filter';
import { connectDatabase } from '@/lib/kernel/database';
import { ArticleModel, type ArticleRow } from '@/models/article';
import { SectionModel } from '@/models/section';
import { TopicModel } from '@/models/topic';
import type { AddressState, StoredAddress } from './address-types';

// No `server-only` guard: the server asks, outside Next, before it lets a page be made.
/**
 * What stands at an address, by one small look-up in an index (two where there is nothing), so that an unknown address
 * costs next to nothing. Throws while the database is away.
 */
export async function findAddress(address: StoredAddress): Promise<AddressState> {
  await connectDatabase();
  switch (address.kind) {
    case 'article':
      return findArticle(address.slug, () => true);
    case 'event':
      return findArticle(address.slug, (row) => row.event?.startsAt !== undefined);
    case 'section':
      return thereIf(await SectionModel.exists({ slug: address.slug }));
    case 'topic':
      return thereIf(await TopicModel.exists({ slug: address.slug }));
    case 'archive':
      return thereIf(await ArticleModel.exists({ ...publishedFilter, day: daysOf(address) }));
  }
}

type AddressRow = Pick<ArticleRow, '_id' | 'slug' | 'state' | 'trashed' | 'publishedAt' | 'event'>;
const fields = { slug: 1, state: 1, trashed: 1, publishedAt: 1, 'event.startsAt': 1 } as const;

async function findArticle(slug: string, fits: (row: AddressRow) => boolean): Promise<AddressState> {
  const row: AddressRow | null = await ArticleModel.findOne({ slug }, fields).lean();
  // What does not announce an event (any more) can still be read among the news.
  const elsewhere = (other: AddressRow) =>
    ({ state: 'elsewhere', path: itemPath({ slug: other.slug }) }) as const;
  if (row) return standing(row, fits(row) ? { state: 'there' } : elsewhere(row));
  const moved: AddressRow | null = await ArticleModel.findOne({ formerSlugs: slug }, fields).lean();
  if (!moved) return { state: 'unknown' };
  return standing(moved, fits(moved) ? { state: 'moved', slug: moved.slug } : elsewhere(moved));
}

/** An item that was public and was withdrawn or thrown away is gone; a draft, even one that was public, is not there. */
function standing(row: AddressRow, published: AddressState): AddressState {
  if (isPublished(row)) return published;
  const isGone = row.publishedAt !== undefined && (row.trashed || row.state === 'archived');
  return { state: isGone ? 'gone' : 'unknown' };
}

const thereIf = (found: unknown): AddressState => ({ state: found ? 'there' : 'unknown' });

function daysOf({ year, month }: { year: string; month?: string }) {
  const start = month ? `${year}-${month}` : year;
  return mongoose.trusted({ $gte: `${start}-`, $lt: `${start}.` });
}
