import type { Types } from 'mongoose';
import { ArticleModel, type ArticleRow } from '@/models/article';

let made = 0;

/** Stores an item as it would lie in the database: published today's way unless told otherwise. */
export async function storeArticle(fields: Partial<ArticleRow> = {}): Promise<{ id: string; slug: string }> {
  made += 1;
  const row = await ArticleModel.create({
    slug: `item-${made}`,
    title: `Item ${made}`,
    summary: `Summary ${made}`,
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words' }] }] },
    bodyText: 'Words',
    state: 'published',
    day: '2017-10-01',
    publishedAt: new Date('2017-10-01T18:00:00Z'),
    ...fields,
  });
  return { id: (row._id as Types.ObjectId).toHexString(), slug: row.slug };
}
