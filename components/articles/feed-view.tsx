import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import type { ArticlePage } from '@/lib/articles/article-types';
import { groupByDay } from '@/lib/articles/group-by-day';
import { DayBatchRow } from './day-batch';

/** A page of the feed under its head. `address` is the list's own, without a query; `head` holds its h1. */
export function FeedView({
  page,
  address,
  head,
  empty,
}: {
  page: ArticlePage;
  address: string;
  head: ReactNode;
  empty: string;
}) {
  const newerHref = page.newer === 'first' ? address : page.newer && `${address}?before=${page.newer}`;
  const olderHref = page.older && `${address}?before=${page.older}`;
  return (
    <div className="wrap">
      {head}
      {groupByDay(page.items).map((batch) => (
        <DayBatchRow key={batch.day} batch={batch} />
      ))}
      {page.items.length === 0 && (
        <div className="row">
          <EmptyState title={empty}>
            <p>
              See <a href="/news">all the news</a> or <a href="/topics">every topic and place</a>.
            </p>
          </EmptyState>
        </div>
      )}
      {(newerHref || olderHref) && (
        <div className="row paging">
          <Pager newerHref={newerHref ?? undefined} olderHref={olderHref ?? undefined} />
        </div>
      )}
    </div>
  );
}
