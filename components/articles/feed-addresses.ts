import type { ArticlePage } from '@/lib/articles/article-types';

/** Addresses of the pages on either side of a page of the list at `address`. */
export function feedAddresses(
  page: Pick<ArticlePage, 'newer' | 'older'>,
  address: string,
): { newer?: string; older?: string } {
  const at = (cursor: string) => `${address}?before=${cursor}`;
  return {
    ...(page.newer && { newer: page.newer === 'first' ? address : at(page.newer) }),
    ...(page.older && { older: at(page.older) }),
  };
}
