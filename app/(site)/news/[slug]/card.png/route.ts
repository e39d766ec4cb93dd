import { cardResponse } from '@/components/sharing/card-response';
import { findPublishedArticle } from '@/lib/articles/article-queries';
import { itemCard } from '@/lib/sharing/item-card';

export const dynamic = 'force-dynamic';

/** The card of an item, 1200 by 630 pixels, or the answer 404. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const article = await findPublishedArticle((await params).slug);
  if (!article) return new Response(null, { status: 404 });
  return cardResponse(itemCard(article));
}
