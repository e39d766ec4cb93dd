import type { ArticlePage } from '@/lib/articles/article-types';
import { formatFeedPosition, parseFeedPosition } from '@/lib/articles/feed-position';
import { spanInWords } from '@/lib/articles/feed-span';
import { texts } from '@/lib/texts';

const { feed: words } = texts.news;

/** A page's title, which on older pages says of which time it is, and its canonical address. */
export function pageOfFeed({
  name,
  address,
  before,
  page,
}: {
  name: string;
  address: string;
  before: unknown;
  page: ArticlePage;
}): { title: string; canonical: string } {
  const cursor = parseFeedPosition(before);
  if (!cursor) return { title: name, canonical: address };
  return {
    title: words.olderTitle(name, spanInWords(page.items) ?? words.olderPage),
    canonical: `${address}?before=${formatFeedPosition(cursor)}`,
  };
}
