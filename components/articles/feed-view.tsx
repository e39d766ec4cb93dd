import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import type { ArticlePage } from '@/lib/articles/article-types';
import { groupIntoBatches } from '@/lib/articles/batches';
import { texts } from '@/lib/texts';
import { BatchRow } from './batch-row';
import { feedAddresses } from './feed-addresses';

const { feed: words } = texts.news;

/**
 * A page of the feed under its head. `address` is the list's own, without a query; `head` holds its h1; `empty` says
 * that nothing is in the whole list.
 */
export function FeedView({
  page,
  address,
  head,
  empty = words.empty,
  children,
}: {
  page: ArticlePage;
  address: string;
  head: ReactNode;
  empty?: string;
  children?: ReactNode;
}) {
  const { newer, older } = feedAddresses(page, address);
  const batches = groupIntoBatches(page.items);
  return (
    <div className="wrap">
      {head}
      {batches.map((batch, index) => (
        <BatchRow
          key={batch.items[0]?.id}
          batch={batch}
          cut={{
            above: index === 0 && page.cutAbove,
            below: index === batches.length - 1 && page.cutBelow,
          }}
        />
      ))}
      {page.items.length === 0 && (
        <div className="row">
          {newer ? (
            <EmptyState title={words.beyond}>
              <p>
                <a href={address}>{words.beyondHint}</a>
              </p>
            </EmptyState>
          ) : (
            <EmptyState title={empty}>
              <p>
                {words.emptyHint.see} <a href="/news">{words.emptyHint.allNews}</a> {words.emptyHint.or}{' '}
                <a href="/topics">{words.emptyHint.allTopics}</a>.
              </p>
            </EmptyState>
          )}
        </div>
      )}
      {(newer || older) && (
        <div className="row paging">
          <Pager
            label={words.pages}
            summary={newer && newer !== address && <a href={address}>{words.newest}</a>}
            newerHref={newer}
            newerLabel={words.newer}
            olderHref={older}
            olderLabel={words.older}
          />
        </div>
      )}
      {children}
    </div>
  );
}
